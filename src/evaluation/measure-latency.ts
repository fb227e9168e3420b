/** Spread of durations in milliseconds; all null for none. */
export interface Latency {
  readonly count: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /** The durations in ascending order, for the histogram. */
  readonly sorted: readonly number[];
}

/**
 * The nearest-rank percentile: the smallest value that at least `share` (0–1] of the values do not exceed. It is always
 * one of the values. Null for no values. `sorted` ascends.
 */
export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Measures durations in milliseconds. */
export function measureLatency(durations: readonly number[]): Latency {
  const sorted = [...durations].sort((left, right) => left - right);
  const at = (share: number): number | null => percentile(sorted, share);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const mean = sorted.length === 0 ? null : total / sorted.length;
  return { count: sorted.length, mean, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), max: at(1), sorted };
}
