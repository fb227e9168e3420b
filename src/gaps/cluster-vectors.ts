/**
 * Groups unit vectors: each in its turn joins the cluster whose middle is nearest, if its cosine is at least `threshold`, else
 * it begins one (leader clustering). One pass; the same order gives the same clusters. Clusters are lists of places in
 * `vectors`, in the order they began, the member nearest to the middle first.
 */
export function clusterVectors(vectors: readonly Float32Array[], threshold: number): readonly (readonly number[])[] {
  const clusters: { readonly sum: Float64Array; readonly members: number[] }[] = [];
  for (const [at, vector] of vectors.entries()) {
    const cosines = clusters.map(({ sum }) => cosine(sum, vector));
    const nearest = Math.max(-1, ...cosines);
    const cluster = nearest >= threshold ? clusters[cosines.indexOf(nearest)] : undefined;
    if (cluster) {
      cluster.members.push(at);
      vector.forEach((value, place) => {
        cluster.sum[place] = (cluster.sum[place] ?? 0) + value;
      });
    } else clusters.push({ sum: Float64Array.from(vector), members: [at] });
  }
  return clusters.map(({ sum, members }) => {
    // Two members are equally near but for rounding; then the first comes first.
    const nearness = (at: number): number => Math.round(1e6 * cosine(sum, vectors[at] ?? new Float32Array()));
    return [...members].sort((a, b) => nearness(b) - nearness(a) || a - b);
  });
}

function cosine(sum: Float64Array, unit: Float32Array): number {
  let dot = 0;
  let square = 0;
  for (let at = 0; at < sum.length; at += 1) {
    const value = sum[at] ?? 0;
    dot += value * (unit[at] ?? 0);
    square += value * value;
  }
  return square === 0 ? 0 : dot / Math.sqrt(square);
}
