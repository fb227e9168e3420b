/** Reads a question and a passage together, which tells more than their vectors set side by side, and takes longer. */
export interface CrossEncoder {
  /**
   * For each passage, in their order, the log-odds that it answers the question: above 0 it rather does, below it rather does not.
   * Throws a `model_damaged` Failure where its model cannot be used.
   */
  readonly score: (question: string, passages: readonly string[]) => Promise<readonly number[]>;
}
