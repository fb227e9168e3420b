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
  preferredLead: 0.9,
  /** Best candidates of the fusion without it that are read together with the question. 5–20: each takes some 20 ms. */
  readJointly: 10,
  /** Different rests of a question (see `rest`) that are embedded at most. 0–20: each takes the time of a question's embedding. */
  rests: 8,
  /** Passages of an average document up to which a corpus is one of short documents. 3–10. */
  shortDocument: 5,
  /**
   * Weight of each signal, every one stretched to 0–1 among the candidates of its question: where there is one document, where
   * documents are very long, and where they are short; what lies between is interpolated (`kindsOf`). Fitted on
   * development questions alone, those for one document by `npm run -s yuece -- fit-ranking`, the others by the same loss on
   * candidates dumped from the product, the seed's lead beside the signals; docs/evaluation.md has its report, what each buys, and
   * what was left out as it bought nothing.
   *
   * - dense: meaning of the passage: paraphrases, other languages.
   * - apart: the same apart from what the whole document means: which of its passages.
   * - rest: the meaning of what the question asks beside its document's title and places.
   * - lexical: words of the passage: names, figures, rare terms.
   * - document: words of the whole document: in a mixed corpus, the passage of the right document.
   * - theme: meaning of the whole document.
   * - specific: what the document's title does not account for, in one sentence.
   * - answerType: one sentence has the kind of thing asked for.
   * - joint: question and passage read together by the cross-encoder; not asked where it weighs nothing.
   */
  weight: {
    oneDocument: {
      dense: 1.11,
      apart: 0,
      rest: 0,
      lexical: 1.06,
      document: 0,
      theme: 0,
      specific: 0.29,
      answerType: 0.31,
      joint: 0,
    },
    longDocuments: {
      dense: 0.16,
      apart: 0.68,
      rest: 0.9,
      lexical: 0.61,
      document: 0.41,
      theme: 0.74,
      specific: 0.2,
      answerType: 0.21,
      joint: 2,
    },
    shortDocuments: {
      dense: 0.35,
      apart: 0,
      rest: 0.2,
      lexical: 0.32,
      document: 0.95,
      theme: 0.4,
      specific: 0.46,
      answerType: 0.22,
      joint: 0.4,
    },
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
