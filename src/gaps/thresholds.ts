/** Every number that shapes the gap report: meaning, sane range, effect. */
export const GAPS = {
  /** Hits that are looked through for the clause; beyond them it counts as not found. 5–20. */
  depth: 10,
  /** Questions made of the sentences of one clause at most. 2–10; more costs a search each. */
  mostPhrases: 5,
  /** Questions made of everyday words for one clause at most. 1–5. */
  mostLayWords: 3,
  /** Everyday words are turned back into questions only where the vocabulary calls them near to the clause's. 0.5–1. */
  nearSynonym: 0.7,
  /** A clause that at least this share of its questions puts first is well found. 0.5–1. */
  wellFound: 0.75,
  /** An answer was unsure where its confidence lies in this lowest share of the way from the decision's threshold to 1. 0–0.5. */
  unsureShare: 0.2,
  /**
   * Cosine of a question's subject and the middle of a cluster from which on they are one matter, both taken from the mean of
   * clauses (see `createSubjectEmbedder`). 0.45–0.6; lower joins different matters, higher splits one. On 552 development
   * questions with one right clause 83 % of the pairs in one cluster have the same one; at 0.45 57 %, at 0.55 97 %.
   */
  sameMatter: 0.5,
  /** Clauses that the mean is taken of, spread over the corpus. 50–500. */
  backgroundClauses: 200,
  /**
   * Distinct conversations from which on a cluster's words are shown. At least 2. Of three, as in the threshold rule of
   * official statistics, none can work out which words are the other's; of two, each can.
   */
  conversationsShown: 3,
  /** Examples of one cluster at most, each of another conversation. 1–5. */
  examples: 3,
  /** Clauses and clusters in one table of the page at most; the JSON has all. 50–500. */
  mostRows: 200,
  /** Longer questions are counted and never shown: whoever tells a story tells of himself. Characters, 20–80. */
  longestExample: 40,
} as const;
