/**
 * Every tuning number of search. Each entry says what it means, the range in which it is sane, and what moves with it.
 * Values were chosen on the tuning questions of `seeds/questions` and on 601 questions over 599 other policies; see docs/evaluation.md.
 */
export const RETRIEVAL = {
  /** Passages taken from dense search. 20–200; more costs time only. */
  denseCandidates: 100,
  /** Passages taken from lexical search. 20–200. */
  lexicalCandidates: 100,
  /** Share of each signal in the fused score. 0–2, relative to one another. */
  weight: {
    /** Meaning: paraphrases, other languages. Too high: clauses of like subject crowd in. */
    dense: 1,
    /** Words: names, figures, rare terms. Too high: long clauses that share common words win. */
    lexical: 1,
    /** The whole document's words: in a mixed corpus, the passage of the right document. Nothing in a corpus of one. */
    document: 1.6,
    /** The clause's own title. */
    heading: 0.3,
  },
  /** k of reciprocal rank fusion (Cormack et al. 2009 use 60). Only for comparison. */
  reciprocalRankConstant: 60,
} as const;

/** How much a word added to the question weighs against the person's own words at 1. */
export const TERMS = {
  /** Policy words for lay words (看病 → 医疗). 0.1–0.5: must add, never override. More lets long meanings win. */
  layWord: 0.2,
  /** Legal words for everyday words (炒鱿鱼 → 解除劳动合同), where the corpus has them. 0.2–0.6; more lets the list speak for the person. */
  legalWord: 0.4,
} as const;
