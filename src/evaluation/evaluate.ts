import type { Chat, ChatReply } from '../answer/chat.js';
import type { EvaluationQuestion } from '../domain/evaluation-question.js';
import type { Day } from '../domain/policy-document.js';
import type { ScoringGround } from './check-proof.js';
import { type ReplyScore, scoreReply } from './score-reply.js';

/** A question, what came back, and how it scored. */
export interface ScoredReply {
  readonly question: EvaluationQuestion;
  readonly reply: ChatReply;
  readonly score: ReplyScore;
  /** Why there is no reply, where the chat threw; the reply is then an empty one with the outcome `failed`. */
  readonly fault: string | null;
}

export interface EvaluationOptions {
  /** Default: the chat's own today. */
  readonly asOf?: Day;
  /** Told how many questions are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Asks every question in order, one at a time, and scores the replies. Earlier questions go along as history. A question
 * that ends in a fault is scored as failed; the rest are asked all the same. Never throws.
 */
export async function evaluate(
  chat: Chat,
  questions: readonly EvaluationQuestion[],
  ground: ScoringGround,
  { asOf, onProgress }: EvaluationOptions = {},
): Promise<readonly ScoredReply[]> {
  const scored: ScoredReply[] = [];
  for (const question of questions) {
    const { reply, fault } = await ask(chat, question, asOf);
    scored.push({ question, reply, fault, score: scoreReply(question, reply, ground) });
    onProgress?.(scored.length, questions.length);
  }
  return scored;
}

async function ask(
  chat: Chat,
  { question, history }: EvaluationQuestion,
  asOf: Day | undefined,
): Promise<{ readonly reply: ChatReply; readonly fault: string | null }> {
  try {
    const reply = await chat({
      message: question,
      ...(history.length > 0 ? { history: history.map((content) => ({ role: 'user' as const, content })) } : {}),
      ...(asOf === undefined ? {} : { asOf }),
    });
    return { reply, fault: null };
  } catch (cause) {
    return { reply: NO_REPLY, fault: cause instanceof Error ? cause.message : String(cause) };
  }
}

const NO_REPLY: ChatReply = {
  outcome: 'failed',
  markdown: '',
  sentences: [],
  citations: [],
  followUps: [],
  notice: '',
  engine: '',
  conversationId: '',
  messageId: '',
  timings: { totalMs: 0, retrieveMs: 0, composeMs: 0 },
};
