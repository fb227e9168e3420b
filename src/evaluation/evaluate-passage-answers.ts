import type { Chat } from '../answer/chat.js';
import type { Day } from '../domain/policy-document.js';
import { squeeze } from './compare-text.js';
import type { PassageQuery } from './evaluate-retrieval.js';
import { type Latency, measureLatency } from './measure-latency.js';

/** A question that may or may not be answered by the corpus. */
export type OpenQuestion =
  | (PassageQuery & { readonly answerable: true })
  | { readonly id: string; readonly question: string; readonly answerable: false };

/** Shares over the questions; null where there are none of the sort. */
export interface PassageAnswers {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Of the answerable: declined; answered with the right document cited first; answered with the answer quoted. */
  readonly falseRefusals: number | null;
  readonly rightDocumentFirst: number | null;
  readonly answerQuoted: number | null;
  /** Of the unanswerable: declined. */
  readonly rightRefusals: number | null;
  readonly latency: Latency;
}

/** Asks every question of the chat, in order, and counts answers and refusals. A clarification is neither. */
export async function evaluatePassageAnswers(
  chat: Chat,
  questions: readonly OpenQuestion[],
  { asOf, onProgress }: { readonly asOf: Day; readonly onProgress?: (done: number, total: number) => void },
): Promise<PassageAnswers> {
  const durations: number[] = [];
  const counts = { answerable: 0, unanswerable: 0, falseRefusals: 0, document: 0, quoted: 0, rightRefusals: 0 };
  for (const question of questions) {
    const reply = await chat({ message: question.question, asOf });
    const declined = reply.outcome === 'no_basis' || reply.outcome === 'refused';
    const answered = reply.outcome === 'answered' || reply.outcome === 'partial';
    durations.push(reply.timings.totalMs);
    if (question.answerable) {
      counts.answerable += 1;
      if (declined) counts.falseRefusals += 1;
      if (answered && reply.citations[0]?.documentId === question.documentId) counts.document += 1;
      const wanted = squeeze(question.answer);
      if (answered && reply.citations.some(({ quote }) => squeeze(quote).includes(wanted))) counts.quoted += 1;
    } else {
      counts.unanswerable += 1;
      if (declined) counts.rightRefusals += 1;
    }
    onProgress?.(durations.length, questions.length);
  }
  const share = (count: number, of: number): number | null => (of === 0 ? null : count / of);
  return {
    answerable: counts.answerable,
    unanswerable: counts.unanswerable,
    falseRefusals: share(counts.falseRefusals, counts.answerable),
    rightDocumentFirst: share(counts.document, counts.answerable),
    answerQuoted: share(counts.quoted, counts.answerable),
    rightRefusals: share(counts.rightRefusals, counts.unanswerable),
    latency: measureLatency(durations),
  };
}
