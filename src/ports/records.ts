import type { Answer } from '../domain/answer.js';

/** One exchange as kept: the question with personal data masked, and the answer as sent. */
export interface Exchange {
  readonly conversationId: string;
  readonly messageId: string;
  /** Masked. */
  readonly question: string;
  readonly answer: Answer;
  readonly channel: string;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
}

export interface Feedback {
  readonly messageId: string;
  readonly rating: 'up' | 'down';
  readonly reason: string | null;
  readonly comment: string | null;
  readonly givenAt: number;
}

/** An exchange with what the person thought of it; null where nobody said. */
export interface RatedExchange extends Exchange {
  readonly rating: Feedback['rating'] | null;
}

/** Conversations and feedback. A call that has resolved has reached the disk. */
export interface Records {
  /** Appends one exchange to its conversation, creating it. */
  append(exchange: Exchange): Promise<void>;
  /** The conversation's exchanges, oldest first; empty where there is none. `limit` newest ones. */
  conversation(conversationId: string, limit: number): Promise<readonly Exchange[]>;
  /** Every exchange asked at or after `since` (milliseconds since the epoch), oldest first; read piece by piece. */
  exchangesSince(since: number): AsyncIterable<RatedExchange>;
  /** True where the conversation existed. Removes its exchanges and their feedback. */
  deleteConversation(conversationId: string): Promise<boolean>;
  /** False where no such message is kept. A second rating of one message replaces the first. */
  rate(feedback: Feedback): Promise<boolean>;
  /** Resolves when the store can be read and written; throws a Failure otherwise. */
  check(): Promise<void>;
  close(): Promise<void>;
}
