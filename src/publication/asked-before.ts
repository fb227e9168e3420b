import type { Outcome } from '../domain/answer.js';
import type { Records } from '../ports/records.js';
import type { AskedBefore } from './compare-answers.js';

/** Questions that are asked again for one report: each is answered twice. 20–200. */
const MOST_QUESTIONS = 60;
/** How far the records are looked back, in milliseconds: 90 days. */
const LOOK_BACK_MS = 90 * 24 * 60 * 60 * 1000;
/** Outcomes of questions that the documents were looked up for. */
const ABOUT_POLICY: readonly Outcome[] = ['answered', 'partial', 'clarification', 'no_basis'];

/** The newest recorded questions about policy, each once; an even choice of `seeds` where none is recorded. */
export async function askedBefore(
  records: Pick<Records, 'exchangesSince'> | null,
  seeds: () => readonly string[],
  now: number,
): Promise<AskedBefore> {
  const recorded = new Set<string>();
  if (records) {
    for await (const { question, answer } of records.exchangesSince(now - LOOK_BACK_MS)) {
      if (!ABOUT_POLICY.includes(answer.outcome)) continue;
      // Said again, it is as new as the last time.
      recorded.delete(question);
      recorded.add(question);
    }
  }
  if (recorded.size > 0) return { questions: [...recorded].slice(-MOST_QUESTIONS).reverse(), from: 'records' };
  const all = seeds();
  const step = Math.max(1, all.length / MOST_QUESTIONS);
  const questions = Array.from(
    { length: Math.min(all.length, MOST_QUESTIONS) },
    (_, at) => all[Math.floor(at * step)] ?? '',
  );
  return { questions, from: 'seeds' };
}
