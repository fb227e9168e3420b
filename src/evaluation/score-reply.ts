import type { ChatReply } from '../answer/chat.js';
import type { EvaluationQuestion } from '../domain/evaluation-question.js';
import {
  inventedClauses,
  inventedFigures,
  nonVerbatimQuotes,
  type ScoringGround,
  uncitedSentences,
} from './check-proof.js';
import { holds } from './compare-text.js';
import { type ClauseScore, scoreClauses } from './score-clauses.js';

/** One reply held against what was expected. `null` wherever the question asks nothing of that score. */
export interface ReplyScore extends ClauseScore {
  readonly outcomeRight: boolean;
  /** Only for questions that must be declined: was it? */
  readonly refusedRightly: boolean | null;
  /** Only for questions that must be answered: was it declined? */
  readonly falselyRefused: boolean | null;
  readonly citationCount: number;
  /** Citations and quoted sentences that are not the clause's own words. */
  readonly nonVerbatim: readonly string[];
  /** Citations of clauses, and 第N条 in the answer, that do not exist. */
  readonly inventedClauses: readonly string[];
  /** Figures of a sentence that stand in none of the clauses it cites. */
  readonly inventedFigures: readonly string[];
  /** Sentences neither fixed nor cited. */
  readonly uncited: readonly string[];
  /** Required words that stand neither in the answer nor in a quotation; null where none is required. */
  readonly missing: readonly string[] | null;
  /** Forbidden words that were affirmed; null where none is forbidden. */
  readonly forbidden: readonly string[] | null;
  /** Everything asked of this reply holds, and nothing in it is unproven. */
  readonly right: boolean;
}

const ANSWERS: readonly string[] = ['answered', 'partial'];
const REFUSALS: readonly string[] = ['no_basis', 'refused'];

/** Whether the question must be answered, must be declined, or leaves both open. */
export function demandOf({ expect }: EvaluationQuestion): 'answer' | 'refuse' | 'either' {
  if (expect.outcomes.every((outcome) => ANSWERS.includes(outcome))) return 'answer';
  return expect.outcomes.every((outcome) => REFUSALS.includes(outcome)) ? 'refuse' : 'either';
}

/** Scores one reply. Pure; believes nothing that the reply says of itself but its outcome. */
export function scoreReply(question: EvaluationQuestion, reply: ChatReply, ground: ScoringGround): ReplyScore {
  const { expect } = question;
  const demand = demandOf(question);
  const answered = ANSWERS.includes(reply.outcome);
  const declined = REFUSALS.includes(reply.outcome);
  const outcomeRight = expect.outcomes.includes(reply.outcome);
  // A reply that may decline, and does, owes neither the clause nor the words of an answer.
  const owesAnswer = demand === 'answer' || answered;

  const clauses = scoreClauses(expect, reply, ground.documentId, { owesAnswer, answered });
  const missing = owesAnswer && expect.mustInclude.length > 0 ? missingWords(expect.mustInclude, reply) : null;
  const forbidden = expect.mustNotInclude.length > 0 ? affirmedWords(expect.mustNotInclude, reply) : null;
  const proof = {
    nonVerbatim: nonVerbatimQuotes(reply, ground.index),
    inventedClauses: inventedClauses(question, reply, ground),
    inventedFigures: inventedFigures(reply, ground.index),
    uncited: uncitedSentences(reply),
  };
  const clauseRight = (expect.ordered ? clauses.clauseAll : clauses.clauseFirst) !== false;
  const proven = Object.values(proof).every((faults) => faults.length === 0);
  return {
    ...clauses,
    ...proof,
    outcomeRight,
    refusedRightly: demand === 'refuse' ? declined : null,
    falselyRefused: demand === 'answer' ? declined : null,
    citationCount: reply.citations.length,
    missing,
    forbidden,
    right: outcomeRight && clauseRight && proven && !missing?.length && !forbidden?.length,
  };
}

function missingWords(words: readonly string[], reply: ChatReply): readonly string[] {
  // The markdown escapes its own signs; the sentences hold the same words as they are read.
  const sentences = reply.sentences.map((sentence) => sentence.text);
  const said = [reply.markdown, sentences.join('\n'), ...reply.citations.map((citation) => citation.quote)];
  return words.filter((word) => !said.some((text) => holds(text, word)));
}

function affirmedWords(words: readonly string[], reply: ChatReply): readonly string[] {
  const affirmed = [
    ...reply.sentences.filter((sentence) => sentence.kind !== 'fixed').map((sentence) => sentence.text),
    ...reply.citations.map((citation) => citation.quote),
  ];
  return words.filter((word) => affirmed.some((text) => holds(text, word)));
}
