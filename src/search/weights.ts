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
   * Added to the score of clauses of the document that is meant where the words do not tell: the one that the conversation is
   * about, else the corpus's first, which the assistant is for. 0–1 (scores go to about 3.4): more takes questions away from the others.
   */
  preferredLead: 0.5,
  /** Passages of an average document up to which a corpus is one of short documents. 3–10. */
  shortDocument: 5,
  /**
   * Weight of each signal, every one stretched to 0–1 among the candidates of its question: where documents are very long,
   * and where they are short; between them by the length of the corpus's average document. Fitted by
   * `npm run -s yuece -- fit-ranking` on development questions alone; docs/evaluation.md has its report, what each buys, and
   * what was left out as it bought nothing.
   *
   * - dense: meaning of the passage: paraphrases, other languages.
   * - lexical: words of the passage: names, figures, rare terms.
   * - document: words of the whole document: in a mixed corpus, the passage of the right document.
   * - theme: meaning of the whole document.
   * - specific: what the document's title does not account for, in one sentence.
   * - answerType: one sentence has the kind of thing asked for.
   */
  weight: {
    longDocuments: { dense: 1.16, lexical: 1.17, document: 0, theme: 0.06, specific: 0.22, answerType: 0.32 },
    shortDocuments: { dense: 0.72, lexical: 0.17, document: 1.29, theme: 0.68, specific: 0.85, answerType: 0.21 },
  },
  /**
   * Best candidates that a reranker, where one is configured, puts in its own order. 10–50: each is text to be sent and read, and
   * what stands further down is hardly ever the answer.
   */
  reranked: 20,
  /** Characters of a clause that a reranker is given. 300–2000: common ones read 512 tokens. */
  rerankedLength: 800,
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
