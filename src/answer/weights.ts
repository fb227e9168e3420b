/** Every tuning number of composing: meaning, sane range, effect, and the value chosen on the tuning questions. */
export const CHOICE = {
  /** Added to a sentence with a quantity where one is asked for. 0.2–1. */
  figureBonus: 0.4,
  /** Added to a sentence that states a dated target where the target is asked for. 0.1–0.5. */
  targetBonus: 0.25,
  /** Taken from a sentence dated by another year than the one asked about. 0.2–1. */
  otherYear: 0.5,
  /** Weight of a clause's best quantity sentence when clauses are put in order for a question that asks for one. 0.3–1. */
  figureClauseBonus: 0.7,
  /** Sentences up to this many characters are quoted whole; longer ones are trimmed to what bears on the question. */
  longSentence: 90,
  /** Fragments with at least this share of the best fragment's score are kept. 0.4–0.9. */
  fragmentShare: 0.7,
  /** A second sentence is added to the conclusion where it scores at least this share of the first. 0.6–1. */
  secondSentenceShare: 0.8,
  /** A further clause is cited where its fused score is at least this share of the first one's. 0.6–0.95. */
  furtherClauseShare: 0.8,
  /** Best clauses among which one that has the thing demanded is looked for. 1–5. */
  nearClauses: 3,
  /** It must score at least this share of the best. 0.5–0.9. */
  meetingShare: 0.6,
  /** Best clauses among which one with a quantity is looked for. 3–20. */
  figureClauses: 15,
  /** Clauses cited at most for one plain question. */
  mostClauses: 3,
  /**
   * Log-odds of the cross-encoder from which on rules about words neither reorder clauses nor find them wanting. 0–3: of
   * questions without an answer 7 % are read as sure at 1, of right answers 85 %.
   */
  sureReading: 1,
  /** The conclusion holds at most this many characters of quotation. */
  conclusionLength: 160,
} as const;

/** What of a document's tables is quoted. */
export const TABLES = {
  /** Lines of a table, head and rule included, that are quoted whole; of a longer one rows are chosen. 8–20: a screen of a phone. */
  wholeRows: 12,
} as const;

/** Who asks: how far the trade that a person names beside their question counts. */
export const ASKER = {
  /** Weight of the trade's words against those of the question at 1. 0.1–0.6: more, and the trade is answered, not the question. */
  trade: 0.6,
  /** A word in more than this share of the passages is no subject beside the trade. 0.1–0.4. */
  common: 0.25,
  /** Share of the trade's words that a clause must hold for the trade to be named in the answer. 0.3–1. */
  bearing: 0.5,
} as const;

/** When a short question is asked back. */
export const CLARIFY = {
  /** Choices offered at most. 2–4. */
  choices: 4,
  /** A clause is offered where its score is at least this share of the best. 0.5–0.9: less offers what no one meant. */
  close: 0.7,
  /** In so many clauses a word that no title has is no subject of its own. 3–8. */
  spread: 4,
  /** A subject of more characters says enough. 4–8. */
  longest: 6,
} as const;

/**
 * How much nearer (difference of cosines) a message must be to the examples of a label than to those of policy questions,
 * to be taken for it where no rule knows it. Chosen on the tuned half of `seeds/red-team` and on development questions.
 */
export const MEANING = {
  /** Where the search found nothing. 0.01–0.03; lower takes policy questions for something else. */
  lead: 0.018,
  /** Added where the search is wholly sure of its answer, and in proportion below that. 0.02–0.05. */
  leadOfSure: 0.035,
  /** A search this sure of its answer is not compared at all. 0.8–1; lower is faster. */
  sure: 0.9,
} as const;

/** When a fixed reply to what is no question to the documents gives way to what one of them says. */
export const YIELD = {
  /** Confidence in the answer from which on it does. 0.15–0.8: less lets documents speak to what only sounds like theirs. */
  sure: 0.3,
} as const;

/**
 * Logistic models of "this clause answers this question", fitted by `npm run -s yuece -- fit-decision`. Positive weights speak
 * for an answer. The threshold is chosen on the curves of docs/evaluation.md.
 */
export const DECISION = {
  /**
   * Where one document is held: the two fits of before, for long and for short documents, blended as they were for the seed (.894
   * and .106), so that its answers stay. They were made on the tuning questions, on questions about other policies asked of the
   * seed, and on the same asked of their own corpus.
   */
  oneDocument: {
    bias: -3.735,
    weight: {
      ownCoverage: 3.345,
      denseLead: -0.313,
      dense: 2.015,
      margin: 1.237,
      title: 0.584,
      theme: 1.686,
      placeMissing: -0.692,
      missing: -2.474,
    },
  },
  /**
   * Where several are: what the cross-encoder reads, and what it does not see. Fitted on `mixed-4.jsonl`, which it was not trained
   * on, by the same loss in a script in which answers from a wrong clause counted .4; the bias, fitted as 0.483, is set lower, so that the one
   * threshold turns away a tenth of its answerable questions, and 4 % of those whose first clause is right.
   */
  manyDocuments: {
    bias: -0.32,
    weight: { joint: 3.435, missing: -0.587, placeMissing: -2.273 },
  },
  /** Confidence from which on is answered. 0.05–0.3. */
  threshold: 0.13,
  /** What it takes to answer where the question's words are another office's business (养老金, 上牌). 0.3–0.6. */
  otherOffice: 0.35,
  /** Below this confidence a refusal names no nearest clause: it would have nothing to do with the question. */
  nearest: 0.08,
} as const;

/** When two clauses lay down the same matter, so that different figures in them contradict each other. */
export const CONFLICT = {
  /** Words that both must have around their figures; a fragment with fewer is read with the one before it. 2–4. */
  leastWords: 2,
  /** Share of the shorter one's words that the other has too. 0.5–0.9: less takes neighbouring matters for one. */
  sharedWords: 0.6,
  /** The same of what stands before them in their sentences, which says for whom they hold. 0.4–0.8. */
  sharedLead: 0.5,
} as const;

/** When a document no longer in force answered so much better than those in force that theirs is no answer. */
export const ENDED = {
  /** An answer this sure is not compared. 0.4–0.8: higher costs a second search more often. */
  sure: 0.6,
  /** How much surer of the ended document the decision must be. 0.05–0.4: less takes answers away from documents in force. */
  lead: 0.1,
  /** And how sure at least. 0.3–0.7: less points at ended documents that have little to do with the question. */
  least: 0.5,
} as const;

/**
 * Logistic model of "these clauses bear this statement", of statements that broke no rule; fitted by
 * `npm run -s yuece -- fit-support seeds/statements` on the tuning half. Positive weights speak for it.
 */
export const SUPPORT = {
  names: ['unknown', 'unknownShare', 'nearness'],
  bias: 3.456,
  weight: { unknown: -1.788, unknownShare: -0.486, nearness: 3 },
  /** A statement below this is not sent. 0.5–0.9: higher keeps fewer true statements. */
  threshold: 0.75,
  /** Characters that no word of the sentence accounts for in a claim with an amount. 0–2. */
  unknownBesideAmount: 1,
} as const;
