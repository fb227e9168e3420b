import type { Clause } from '../domain/clause.js';
import { RETRIEVAL } from './weights.js';

/** What is measured of a candidate. Each is described where it is measured; its weights stand in `RETRIEVAL.weight`. */
export const SIGNALS = [
  'dense',
  'apart',
  'rest',
  'lexical',
  'document',
  'theme',
  'specific',
  'answerType',
  'joint',
] as const;
export type SignalName = (typeof SIGNALS)[number];

/** Evidence for one clause, by name; raw, or weighted where it is a candidate's `parts`. */
export type CandidateSignals = Readonly<Record<SignalName, number>>;

/** Of a clause that was not searched for nothing is known. */
export const NO_SIGNALS: CandidateSignals = {
  dense: 0,
  apart: 0,
  rest: 0,
  lexical: 0,
  document: 0,
  theme: 0,
  specific: 0,
  answerType: 0,
  joint: 0,
};

/**
 * Least distance between worst and best, as a share of the best, that is stretched to the full. Two documents of which one
 * has a little more are nearly alike, and must not be set as far apart as the best and the worst of a thousand.
 */
const LEAST_SPREAD: Readonly<Partial<Record<SignalName, number>>> = { document: 0.5 };

/** The weighted sum is the default; reciprocal rank fusion is kept to compare with. */
export type Fusion = 'weighted-sum' | 'reciprocal-rank';

/** A clause to be scored; `ordinal` is that of its best passage. */
export interface Measured {
  readonly clause: Clause;
  readonly ordinal: number;
  readonly signals: CandidateSignals;
}

export interface Fused extends Measured {
  /** How much each signal counts in this corpus. */
  readonly weights: CandidateSignals;
  readonly parts: CandidateSignals;
  readonly score: number;
}

/** How many documents and passages a corpus has. */
export interface CorpusSize {
  readonly documentCount: number;
  readonly passageCount: number;
}

/** How much a corpus is of each of the kinds that have weights of their own: shares that add up to 1. */
export type CorpusKinds = Readonly<Record<keyof typeof RETRIEVAL.weight, number>>;

/**
 * In a corpus of pages of a few passages, to have the right document is nearly to have the passage; in a law of a hundred
 * articles it says nothing of any of them; and where there is one document, there is none to be told from others. What lies
 * between is interpolated: by `reachOf`, and by 1 / the number of documents.
 */
export function kindsOf(corpus: CorpusSize): CorpusKinds {
  const [reach, oneDocument] = [reachOf(corpus), 1 / Math.max(1, corpus.documentCount)];
  const many = 1 - oneDocument;
  return { oneDocument, longDocuments: many * (1 - reach), shortDocuments: many * reach };
}

/** What the signals weigh in a corpus of these kinds. */
export function weightsAt({ oneDocument, longDocuments, shortDocuments }: CorpusKinds): CandidateSignals {
  const { weight } = RETRIEVAL;
  const weights: Record<SignalName, number> = { ...NO_SIGNALS };
  for (const name of SIGNALS)
    weights[name] =
      weight.oneDocument[name] * oneDocument +
      weight.longDocuments[name] * longDocuments +
      weight.shortDocuments[name] * shortDocuments;
  return weights;
}

/** 1 in a corpus of short documents, towards 0 the longer its documents are. */
export function reachOf({ documentCount, passageCount }: CorpusSize): number {
  return Math.min(1, (RETRIEVAL.shortDocument * documentCount) / Math.max(1, passageCount));
}

/**
 * Scores and orders candidates, best first, ties by reading order. Weighted sum: each signal is stretched between its
 * worst and best candidate (cosines are bunched, see models/README.md, and documents of one subject share words), then weighted.
 */
export function fuseSignals(
  candidates: readonly Measured[],
  fusion: Fusion,
  weights: CandidateSignals,
): readonly Fused[] {
  const signals = candidates.map((candidate) => candidate.signals);
  const scaled =
    fusion === 'weighted-sum' ? scaleSignals(signals) : transposed(columnsOf(signals).map(reciprocalRanks));
  return candidates
    .map(({ clause, ordinal, signals }, at): Fused => {
      const parts: Record<SignalName, number> = { ...NO_SIGNALS };
      let score = 0;
      SIGNALS.forEach((name, column) => {
        parts[name] = weights[name] * (scaled[at]?.[column] ?? 0);
        score += parts[name];
      });
      // Written out: spread into more fields, two hundred candidates took a millisecond.
      return { clause, ordinal, signals, weights, parts, score };
    })
    .sort((a, b) => b.score - a.score || (a.clause.id < b.clause.id ? -1 : 1));
}

/** The candidates' signals as they are weighed: a row a candidate, a column a signal in the order of `SIGNALS`, each 0 to 1. */
export function scaleSignals(candidates: readonly CandidateSignals[]): readonly (readonly number[])[] {
  return transposed(
    columnsOf(candidates).map((values, at) => stretched(values, LEAST_SPREAD[SIGNALS[at] as SignalName] ?? 0)),
  );
}

function columnsOf(candidates: readonly CandidateSignals[]): readonly (readonly number[])[] {
  return SIGNALS.map((name) => candidates.map((signals) => signals[name]));
}

function transposed(columns: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return (columns[0] ?? []).map((_, at) => columns.map((column) => column[at] ?? 0));
}

/** 0 for the worst candidate, 1 for the best; 0 for all where they are alike. */
function stretched(values: readonly number[], least: number): readonly number[] {
  const top = Math.max(...values);
  const bottom = Math.min(...values);
  const spread = Math.max(top - bottom, least * top);
  return values.map((value) => (spread > 0 ? (value - bottom) / spread : 0));
}

function reciprocalRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const scores = new Array<number>(values.length).fill(0);
  order.forEach((at, rank) => {
    if ((values[at] ?? 0) > 0) scores[at] = 1 / (RETRIEVAL.reciprocalRankConstant + rank + 1);
  });
  return scores;
}
