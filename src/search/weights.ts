/**
 * Every tuning number of search. Each entry says what it means, the range in which it is sane, and what moves with it.
 * Values were chosen on the tuning questions of `seeds/questions` and on 601 questions over 599 other policies; see docs/evaluation.md.
 */
export const RETRIEVAL = {
  /** Passages taken from dense search. 20–200; more costs time only. */
  denseCandidates: 100,
  /** Passages taken from lexical search. 20–200. */
  lexicalCandidates: 100,
  /** Best candidates of the first fusion whose sentences are read. 20–60; more costs time only. */
  readClosely: 40,
  /**
   * Weight of each signal, every one stretched to 0–1 among the candidates of its question.
   * Fitted by `npm run -s yuece -- fit-ranking` on development questions alone; docs/evaluation.md has its report, what each
   * buys, and what was left out as it bought nothing.
   */
  weight: {
    /** Meaning of the passage: paraphrases, other languages. */
    dense: 0.8,
    /** Words of the passage: names, figures, rare terms. */
    lexical: 0.56,
    /** Words of the whole document: in a mixed corpus, the passage of the right document. */
    document: 1.19,
    /** Meaning of the whole document. */
    theme: 0.55,
    /** What the document's title does not account for, in one sentence. */
    specific: 0.89,
    /** One sentence has the kind of thing asked for. */
    answerType: 0.46,
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
