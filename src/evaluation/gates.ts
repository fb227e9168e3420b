import type { MetricName } from './metrics.js';

/** What a metric must reach for the evaluation to pass. */
export type Gate = { readonly atLeast: number } | { readonly atMost: number };

/**
 * The gates of `yuece evaluate`, on every question set. They are floors, set below the aims (right clause first ≥ .95,
 * right refusals ≥ .95, false refusals ≤ .05), so that a set of a few hundred questions does not fail by chance; what
 * was proven once is a promise and has no room at all.
 * - `rightClauseFirst` ≥ 0.90: the first clause cited is a right one, of the questions that must be answered.
 * - `verbatim` = 1: a quotation is the clause's own words, always.
 * - `inventedClauses`, `inventedFigures`, `uncitedSentences` = 0: nothing unproven is ever sent.
 * - `rightRefusals` ≥ 0.90: what the documents do not answer is declined.
 * - `falseRefusals` ≤ 0.08: what they do answer is not.
 */
export const GATES: Readonly<Partial<Record<MetricName, Gate>>> = {
  rightClauseFirst: { atLeast: 0.9 },
  verbatim: { atLeast: 1 },
  inventedClauses: { atMost: 0 },
  inventedFigures: { atMost: 0 },
  uncitedSentences: { atMost: 0 },
  rightRefusals: { atLeast: 0.9 },
  falseRefusals: { atMost: 0.08 },
};

/**
 * How much worse than the committed baseline a share may be, in either direction of “worse”. The default path answers the
 * same on every run, so the room is for changes that trade a question or two; counts (invented …) have none. 0–0.05.
 */
export const BASELINE_TOLERANCE = 0.01;
