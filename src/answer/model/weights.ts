/** Every tuning number of wording by a model: meaning, sane range, effect. */
export const MODEL_WORDING = {
  /** Clauses shown to the model at most. 3–8: more, and a small model blends them. */
  mostClauses: 6,
  /** A further clause is shown where its score is at least this share of the best one's. 0.4–0.8. */
  clauseShare: 0.6,
  /** Tokens of clause text in one prompt at most, by our own count. 1,500–6,000: what the smallest models take in. */
  clauseTokens: 3000,
  /** Earlier questions shown at most. 0–8. */
  earlierQuestions: 4,
  /** Statements read of one reply at most; what comes after is not waited for. 4–12. */
  mostStatements: 8,
  /** Statements of one conclusion at most. 3–6: the conclusion is to be read at a glance. */
  mostKept: 5,
  /** Characters of one statement at most; longer runs are no sentence. 200–600. */
  longestStatement: 400,
  /** Characters of a token with its brackets, and some blanks. */
  longestToken: 32,
  /** Characters of a reply in JSON at most. 500–5,000. */
  longestObject: 2000,
  /** Times that a reply may repeat itself before it counts as a loop. 2–5. */
  mostRepeats: 3,
  /** Milliseconds without a proven sentence after which a person who watches is shown the extractive conclusion. 1,500–6,000. */
  patienceMs: 3000,
  /** Share of the time budget in which a follow-up must be read. 0.1–0.4. */
  rewriteShare: 0.3,
  /** Share of the time budget after which no repair is begun. 0.4–0.8. */
  repairBefore: 0.6,
} as const;
