import type { Chat } from '../answer/chat.js';
import { DECISION } from '../answer/weights.js';
import type { Outcome } from '../domain/answer.js';
import type { Day } from '../domain/policy-document.js';
import type { RatedExchange, Records } from '../ports/records.js';
import { dayAt, startOf } from './china-day.js';
import { GAPS } from './thresholds.js';

/** Why a question counts as unanswered; where several hold, the first. */
export const UNANSWERED_REASONS = ['no_basis', 'unsure', 'rated_down'] as const;
export type UnansweredReason = (typeof UNANSWERED_REASONS)[number];

export interface UnansweredQuestion {
  readonly conversationId: string;
  /** Masked. */
  readonly question: string;
  readonly day: Day;
  readonly reason: UnansweredReason;
}

export interface RecalledQuestions {
  /** Questions about policy that were recorded: neither greetings nor what was refused. */
  readonly asked: number;
  readonly unanswered: readonly UnansweredQuestion[];
  /** Without basis when they were asked, answered by today's documents. */
  readonly answeredSince: number;
}

/** What a reply says of itself, without its words: there may be many. */
interface Judged {
  readonly outcome: Outcome;
  readonly confidence: number | undefined;
}

/** Outcomes of questions that the documents were looked up for. */
const ABOUT_POLICY: readonly Outcome[] = ['answered', 'partial', 'clarification', 'no_basis'];
const GAVE_ANSWER: readonly Outcome[] = ['answered', 'partial'];
/** Earlier questions of a conversation that a follow-up may lean on, as many as the chat remembers. */
const REMEMBERED = 10;
/** A confidence below this is unsure. */
const UNSURE_BELOW = DECISION.threshold + GAPS.unsureShare * (1 - DECISION.threshold);

/**
 * Asks every recorded question about policy once more, with what was asked before it in its conversation, and keeps those
 * that today's documents do not answer, answer unsurely, or answered to someone's displeasure. `chat` must keep no records.
 */
export async function recallQuestions(
  records: Pick<Records, 'exchangesSince'>,
  chat: Chat,
  { since, asOf }: { readonly since: Day; readonly asOf: Day },
): Promise<RecalledQuestions> {
  const earlier = new Map<string, string[]>();
  const known = new Map<string, Judged>();
  const unanswered: UnansweredQuestion[] = [];
  let asked = 0;
  let answeredSince = 0;
  for await (const exchange of records.exchangesSince(startOf(since))) {
    const { conversationId, question, answer } = exchange;
    const before = earlier.get(conversationId) ?? [];
    earlier.set(conversationId, [...before, question].slice(-REMEMBERED));
    if (!ABOUT_POLICY.includes(answer.outcome)) continue;
    asked += 1;
    const key = JSON.stringify([...before, question]);
    const history = before.map((content) => ({ role: 'user' as const, content }));
    const { outcome, confidence } = known.get(key) ?? (await chat({ message: question, history, asOf }));
    known.set(key, { outcome, confidence });
    const reason = reasonOf(exchange, { outcome, confidence });
    if (reason) unanswered.push({ conversationId, question, day: dayAt(exchange.askedAt), reason });
    else if (answer.outcome === 'no_basis' && GAVE_ANSWER.includes(outcome)) answeredSince += 1;
  }
  return { asked, unanswered, answeredSince };
}

function reasonOf({ rating }: RatedExchange, { outcome, confidence }: Judged): UnansweredReason | null {
  if (outcome === 'no_basis') return 'no_basis';
  if (GAVE_ANSWER.includes(outcome) && confidence !== undefined && confidence < UNSURE_BELOW) return 'unsure';
  return rating === 'down' ? 'rated_down' : null;
}
