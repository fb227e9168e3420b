/**
 * Measures of one ranking, best hit first. Ranks count from 1; `k` is how deep one looks. All results lie in 0–1, and a
 * question with nothing relevant to find scores 0 everywhere.
 */

/**
 * Discounted cumulative gain at k: Σ gain(i) / log2(i + 1) over the ranks i ≤ k.
 * Source: Järvelin and Kekäläinen, “Cumulated gain-based evaluation of IR techniques”, ACM TOIS 20(4), 2002, with the
 * discount in the form log2(i + 1) and the gain as given (linear), which for gains of 0 and 1 equals every other form.
 */
export function discountedGain(gains: readonly number[], k: number): number {
  return gains.slice(0, k).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

/**
 * nDCG@k: the discounted gain as a share of the best possible one. `gains` are the hits' gains in ranked order; `possible`
 * the gains of everything relevant in the corpus, in any order. No hit may be counted twice in `gains`.
 */
export function normalisedGain(gains: readonly number[], possible: readonly number[], k: number): number {
  const ideal = discountedGain(
    [...possible].sort((left, right) => right - left),
    k,
  );
  return ideal === 0 ? 0 : discountedGain(gains, k) / ideal;
}

/**
 * Recall@k: of everything relevant, the share found in the first k ranks.
 * Source: Manning, Raghavan and Schütze, “Introduction to Information Retrieval”, 2008, chapter 8.
 */
export function recallAt(relevant: readonly boolean[], total: number, k: number): number {
  return total === 0 ? 0 : relevant.slice(0, k).filter(Boolean).length / total;
}

/** Success@k: 1 where anything relevant stands in the first k ranks, else 0. Equals recall@k where one thing is relevant. */
export function successAt(relevant: readonly boolean[], k: number): number {
  return relevant.slice(0, k).some(Boolean) ? 1 : 0;
}

/**
 * Reciprocal rank within the first k: 1 / the rank of the first relevant hit, 0 where there is none. Its mean is MRR.
 * Source: Voorhees, “The TREC-8 Question Answering Track Report”, 1999.
 */
export function reciprocalRank(relevant: readonly boolean[], k: number): number {
  const at = relevant.slice(0, k).indexOf(true);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** The mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
