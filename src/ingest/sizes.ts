/** Sizes of what is cut, in characters. The embedder takes 512 tokens, about 700 Chinese characters. */
export const SIZES = {
  /** A passage of an unnumbered text is closed once it is this long. 200–450; longer ones blur in the embedder. */
  passage: 300,
  /** No passage is longer, save a single sentence that is. */
  longestPassage: 450,
  /** A numbered clause up to this long is one passage. */
  wholeClause: 450,
} as const;
