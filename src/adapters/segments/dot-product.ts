/** Sum of the products of a vector's numbers with those of `rows` from `from` on: of unit vectors, their cosine. */
export function dotProduct(vector: Float32Array, rows: Float32Array, from = 0): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += (vector[at] as number) * (rows[from + at] as number);
  return sum;
}
