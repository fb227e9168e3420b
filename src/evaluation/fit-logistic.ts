/** One example: its values (a bias is a value that is always 1), its side, and its share of all weight. */
export interface LogisticRow {
  readonly values: readonly number[];
  readonly isPositive: boolean;
  readonly share: number;
}

/** Steps of Newton's method; it has settled long before. */
const ROUNDS = 20;
/** Strength of the pull of every weight towards zero, so that no signal is trusted beyond its evidence. */
const RIDGE = 0.001;

/** Logistic regression with a ridge, by Newton's method: one weight for each value. Deterministic. */
export function fitLogistic(rows: readonly LogisticRow[]): readonly number[] {
  let weights: readonly number[] = new Array<number>(rows[0]?.values.length ?? 0).fill(0);
  for (let step = 0; step < ROUNDS; step += 1) {
    const slope = weights.map((weight) => RIDGE * weight);
    const curvature = weights.map((_, row) => weights.map((__, column) => (row === column ? RIDGE : 0)));
    for (const { values, isPositive, share } of rows) {
      const expected = probabilityOf(values, weights);
      const bend = share * expected * (1 - expected);
      values.forEach((value, row) => {
        slope[row] = (slope[row] ?? 0) + share * (expected - (isPositive ? 1 : 0)) * value;
        const line = curvature[row] as number[];
        values.forEach((other, column) => {
          line[column] = (line[column] ?? 0) + bend * value * other;
        });
      });
    }
    const move = solve(curvature, slope);
    weights = weights.map((weight, at) => weight - (move[at] ?? 0));
  }
  return weights;
}

/** Probability of the positive side, 0 to 1. */
export function probabilityOf(values: readonly number[], weights: readonly number[]): number {
  return 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
}

/** Solves a symmetric positive definite system by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const lines = matrix.map((line, at) => [...line, right[at] ?? 0]);
  lines.forEach((pivot, at) => {
    for (const line of lines.filter((each) => each !== pivot)) {
      const factor = (line[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column < line.length; column += 1)
        line[column] = (line[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  });
  return lines.map((line, at) => (line.at(-1) ?? 0) / (line[at] ?? 1));
}
