import type { ClauseIndex } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import { reachOf } from '../search/fuse-signals.js';
import { type Candidate, type Retrieval, type RetrievalQuery, retrieve } from '../search/retrieve.js';
import type { UnderstoodQuestion } from '../search/understand-question.js';
import { type AnswerSignals, measureEvidence } from './measure-evidence.js';

/** Measures how a candidate bears on the question. */
export type JudgeCandidate = (understood: UnderstoodQuestion, candidate: Candidate) => Promise<AnswerSignals>;

/**
 * Builds the measure of one question's candidates. A clause of a long document is judged among the clauses of its own document,
 * as if nothing else were indexed: what other documents come and go changes nothing about whether it answers. A short document
 * has too little to stand out from and is judged among all; between them by the document's length.
 */
export function createCandidateJudge(
  index: ClauseIndex,
  embedder: Embedder,
  query: RetrievalQuery,
  retrieval: Retrieval,
  tokenize: (text: string) => readonly string[],
): JudgeCandidate {
  return async (understood, candidate) => {
    const amongAll = measureEvidence(understood, retrieval, candidate, index, tokenize);
    const own = index.documentCount > 1 ? index.alone(candidate.clause.documentId) : null;
    const reach = own ? reachOf(own) : 1;
    if (!own || reach === 1) return amongAll;
    const within = await retrieve(own, embedder, { ...query, filter: {}, preferred: undefined, rerank: undefined });
    const same = within.candidates.find(({ clause }) => clause.id === candidate.clause.id);
    return same
      ? between(measureEvidence(understood, within, same, own, tokenize), amongAll, reach)
      : { ...amongAll, reach };
  };
}

/** Each signal on the way from the one to the other. */
function between(alone: AnswerSignals, amongAll: AnswerSignals, share: number): AnswerSignals {
  const names = Object.keys(alone) as (keyof AnswerSignals)[];
  const mixed = names.map((name) => [name, alone[name] * (1 - share) + amongAll[name] * share] as const);
  return { ...alone, ...Object.fromEntries(mixed), reach: share };
}
