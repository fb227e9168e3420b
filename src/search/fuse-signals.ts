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

type Fused<T> = T & { readonly parts: CandidateSignals; readonly score: number };
type Input = { readonly clause: Clause; readonly signals: CandidateSignals };

/**
 * Scores and orders candidates, best first, ties by reading order. Weighted sum: each signal is stretched between its
 * worst and best candidate (cosines are bunched, see models/README.md, and documents of one subject share words), then weighted.
 */
export function fuseSignals<T extends Input>(candidates: readonly T[], fusion: Fusion): readonly Fused<T>[] {
  const scale = fusion === 'weighted-sum' ? stretched(candidates) : reciprocalRanks(candidates);
  return candidates
    .map((candidate, at) => {
      const part = (signal: keyof CandidateSignals): number => RETRIEVAL.weight[signal] * (scale[signal][at] ?? 0);
      const parts: CandidateSignals = {
        dense: part('dense'),
        lexical: part('lexical'),
        document: part('document'),
        heading: part('heading'),
      };
      return { ...candidate, parts, score: parts.dense + parts.lexical + parts.document + parts.heading };
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
