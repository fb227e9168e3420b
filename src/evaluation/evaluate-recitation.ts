import type { Chat } from '../answer/chat.js';
import type { ClauseId } from '../domain/ids.js';
import { lettersOnly } from './compare-text.js';
import { type Latency, measureLatency } from './measure-latency.js';
import { mean } from './retrieval-measures.js';

/** “What does article N of law X say”: the clause it points at, and the article's words. */
export interface RecitationQuestion {
  readonly id: string;
  readonly question: string;
  readonly clauseId: ClauseId;
  readonly answer: string;
}

interface RecitationResult {
  readonly question: RecitationQuestion;
  readonly outcome: string;
  readonly citedClauseId: string | null;
  /** The first clause cited is the one asked for. */
  readonly citedFirst: boolean;
  /** What is quoted of that clause holds the whole article, punctuation and blanks aside. */
  readonly quotedWhole: boolean;
}

/** Shares of all questions; null for none. `right`: cited first and quoted whole. */
export interface RecitationRun {
  readonly results: readonly RecitationResult[];
  readonly citedFirst: number | null;
  readonly quotedWhole: number | null;
  readonly right: number | null;
  readonly latency: Latency;
}

/** Asks for each article, in order. */
export async function evaluateRecitation(
  chat: Chat,
  questions: readonly RecitationQuestion[],
  onProgress?: (done: number, total: number) => void,
): Promise<RecitationRun> {
  const results: RecitationResult[] = [];
  const durations: number[] = [];
  for (const question of questions) {
    const reply = await chat({ message: question.question });
    const quoted = reply.citations
      .filter(({ clauseId }) => clauseId === question.clauseId || clauseId.startsWith(`${question.clauseId}/`))
      .map(({ quote }) => quote);
    results.push({
      question,
      outcome: reply.outcome,
      citedClauseId: reply.citations[0]?.clauseId ?? null,
      citedFirst: reply.citations[0]?.clauseId === question.clauseId,
      quotedWhole: lettersOnly(quoted.join('')).includes(lettersOnly(question.answer)),
    });
    durations.push(reply.timings.totalMs);
    onProgress?.(results.length, questions.length);
  }
  const share = (hit: (result: RecitationResult) => boolean): number | null =>
    mean(results.map((result) => Number(hit(result))));
  return {
    results,
    citedFirst: share(({ citedFirst }) => citedFirst),
    quotedWhole: share(({ quotedWhole }) => quotedWhole),
    right: share(({ citedFirst, quotedWhole }) => citedFirst && quotedWhole),
    latency: measureLatency(durations),
  };
}
