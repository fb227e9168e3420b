/** One line of figures; times say their unit in the name of the column. Null: could not be measured on this machine. */
export type BenchRow = Readonly<Record<string, string | number | null>>;

/** One measurement. A bench never fails for being slow: it prints what it saw. */
export interface Bench {
  /** As given on the command line to run this one alone. */
  readonly name: string;
  /** What the rows say, in a sentence. */
  readonly about: string;
  /** The rows, or in words why this machine cannot run it. */
  readonly run: () => Promise<readonly BenchRow[] | string>;
}

/** The middle value; of an even number the lower of the two. Throws a RangeError for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that the given share of all values do not exceed (nearest rank). Throws a RangeError for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

/** Rounded for reading: three digits that matter. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** What `work` gave, and how many seconds it took. */
export async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly seconds: number }> {
  const before = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - before) / 1000 };
}

/** One figure and what it is of. */
export function figureRow(what: string, value: number | string | null): BenchRow {
  return { what, value: typeof value === 'number' ? rounded(value) : value };
}
