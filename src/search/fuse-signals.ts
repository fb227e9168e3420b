import type { Clause } from '../domain/clause.js';
import { RETRIEVAL } from './weights.js';

/** Evidence for one clause. Raw: cosine, BM25 sum, BM25 sum of its document, share of the question in its heading. */
export interface CandidateSignals {
  readonly dense: number;
  readonly lexical: number;
  readonly document: number;
  readonly heading: number;
}

/** The weighted sum is the default; reciprocal rank fusion is kept to compare with. */
export type Fusion = 'weighted-sum' | 'reciprocal-rank';

/** A clause to be scored; `ordinal` is that of its best passage. */
interface Input {
  readonly clause: Clause;
  readonly ordinal: number;
  readonly signals: CandidateSignals;
}

interface Fused extends Input {
  readonly parts: CandidateSignals;
  readonly score: number;
}

/**
 * Scores and orders candidates, best first, ties by reading order. Weighted sum: each signal is stretched between its
 * worst and best candidate (cosines are bunched, see models/README.md, and documents of one subject share words), then weighted.
 */
export function fuseSignals(candidates: readonly Input[], fusion: Fusion): readonly Fused[] {
  const scale = fusion === 'weighted-sum' ? stretched(candidates) : reciprocalRanks(candidates);
  const { weight } = RETRIEVAL;
  return candidates
    .map(({ clause, ordinal, signals }, at): Fused => {
      const dense = weight.dense * (scale.dense[at] ?? 0);
      const lexical = weight.lexical * (scale.lexical[at] ?? 0);
      const document = weight.document * (scale.document[at] ?? 0);
      const heading = weight.heading * (scale.heading[at] ?? 0);
      const parts = { dense, lexical, document, heading };
      return { clause, ordinal, signals, parts, score: dense + lexical + document + heading };
    })
    .sort((a, b) => b.score - a.score || (a.clause.id < b.clause.id ? -1 : 1));
}

type Scaled = Record<keyof CandidateSignals, readonly number[]>;

function stretched(candidates: readonly Input[]): Scaled {
  const column = (signal: keyof CandidateSignals): readonly number[] => {
    const values = candidates.map((candidate) => candidate.signals[signal]);
    const top = Math.max(...values);
    const bottom = Math.min(...values);
    return values.map((value) => (top > bottom ? (value - bottom) / (top - bottom) : 0));
  };
  return {
    dense: column('dense'),
    lexical: column('lexical'),
    document: column('document'),
    heading: candidates.map((c) => c.signals.heading),
  };
}

function reciprocalRanks(candidates: readonly Input[]): Scaled {
  const column = (signal: keyof CandidateSignals): readonly number[] => {
    const order = candidates
      .map((_, at) => at)
      .sort((a, b) => (candidates[b]?.signals[signal] ?? 0) - (candidates[a]?.signals[signal] ?? 0));
    const scores = new Array<number>(candidates.length).fill(0);
    order.forEach((at, rank) => {
      if ((candidates[at]?.signals[signal] ?? 0) > 0) scores[at] = 1 / (RETRIEVAL.reciprocalRankConstant + rank + 1);
    });
    return scores;
  };
  return {
    dense: column('dense'),
    lexical: column('lexical'),
    document: column('document'),
    heading: column('heading'),
  };
}
