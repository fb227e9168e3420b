import { ModelFault } from '../ports/language-model.js';
import type { Reranker } from '../ports/reranker.js';
import type { Candidate, Rerank } from './retrieve.js';
import { RETRIEVAL } from './weights.js';

/**
 * Lets a reranker order the first candidates. They share out the scores that they had among them, so that scores still fall and
 * mean to later steps what they meant. Where the reranker fails, the own order stands and `onNotice` is told why.
 */
export function createRerank(reranker: Reranker, onNotice?: (message: string) => void): Rerank {
  return async (question, candidates) => {
    const first = candidates.slice(0, RETRIEVAL.reranked);
    if (first.length < 2) return candidates;
    const passages = first.map(({ clause }) => `${clause.label}\n${clause.text}`.slice(0, RETRIEVAL.rerankedLength));
    try {
      const scores = await reranker.score(question, passages);
      const ordered = first
        .map((candidate, at) => ({ candidate, value: scores[at] ?? 0 }))
        .sort((a, b) => b.value - a.value)
        .map(({ candidate, value }, at): Candidate => {
          const score = first[at]?.score ?? candidate.score;
          return { ...candidate, score, reranked: { value, shift: score - candidate.score } };
        });
      return [...ordered, ...candidates.slice(first.length)];
    } catch (fault) {
      if (!(fault instanceof ModelFault)) throw fault;
      onNotice?.(`the reranker failed (${fault.reason}): ${fault.message}`);
      return candidates;
    }
  };
}
