/** Texts to unit vectors. A question and a passage are embedded differently. */
export interface Embedder {
  /** Names the model and its weights; two embedders with one id give the same vectors. */
  readonly id: string;
  readonly dimension: number;
  /** One question, at most 512 tokens (longer is cut). L2-normalised. */
  embedQuery(text: string): Promise<Float32Array>;
  /** Passages in order; batching is the adapter's matter. `onProgress` is told how many are done. */
  embedPassages(texts: readonly string[], onProgress?: (done: number) => void): Promise<Float32Array[]>;
}
