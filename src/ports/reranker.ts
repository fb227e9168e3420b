/** Orders passages by how well they answer a question. */
export interface Reranker {
  readonly name: string;
  /** A score for each passage, in their order; higher is better, on no fixed scale. Throws a ModelFault. */
  score(query: string, passages: readonly string[], signal?: AbortSignal): Promise<readonly number[]>;
}
