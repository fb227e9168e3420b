import type { Clause } from '../domain/clause.js';
import { splitSentences } from '../domain/sentences.js';
import type { TermWeight } from '../ports/clause-index.js';
import { type AnswerType, holdsAnswer } from './answer-types.js';

/** What the best sentences of a clause say to a question, each a share of the question's weight, 0 to 1. */
export interface SentenceEvidence {
  /**
   * Of the best sentence, the terms that tell clauses of one document apart: neither its title's nor a place's. What the
   * title says every clause of the document is about, and openings repeat it without answering anything.
   */
  readonly specific: number;
  /** Of the best sentence that has the kind of thing asked for (a figure, a telephone number); 0 where none is asked for. */
  readonly answerType: number;
}

/**
 * Reads the sentences of one clause.
 * @param terms of the question, weighted by how rare they are
 * @param isCommon whether a term belongs to the whole document, so that it tells none of its clauses apart
 */
export function readSentences(
  clause: Clause,
  terms: readonly TermWeight[],
  isCommon: (term: string) => boolean,
  asked: readonly AnswerType[],
): SentenceEvidence {
  const whole = terms.reduce((sum, [, weight]) => sum + weight, 0);
  if (whole <= 0) return { specific: 0, answerType: 0 };
  const present = terms.filter(([term]) => holdsTerm(plainText(clause), term));
  const telling = present.map(([term]) => !isCommon(term));
  let specific = 0;
  let answerType = 0;
  for (const sentence of plainSentences(clause)) {
    let all = 0;
    let own = 0;
    present.forEach(([term, weight], at) => {
      if (!holdsTerm(sentence, term)) return;
      all += weight;
      if (telling[at]) own += weight;
    });
    specific = Math.max(specific, own);
    if (all > answerType && asked.some((type) => holdsAnswer(type, sentence))) answerType = all;
  }
  return { specific: specific / whole, answerType: answerType / whole };
}

/** Sentences longer than this are read between their semicolons. */
const LONG = 120;

const sentencesOf = new WeakMap<Clause, readonly string[]>();
const textOf = new WeakMap<Clause, string>();

/** A clause never changes; what was made of it goes when it does. */
function plainText(clause: Clause): string {
  const known = textOf.get(clause);
  if (known !== undefined) return known;
  const plain = clause.text.toLowerCase();
  textOf.set(clause, plain);
  return plain;
}

function plainSentences(clause: Clause): readonly string[] {
  const known = sentencesOf.get(clause);
  if (known) return known;
  const sentences = splitSentences(plainText(clause)).flatMap(({ text }) =>
    text.length > LONG ? text.split(/(?<=[；;])|(?<=\S) +/u) : [text],
  );
  sentencesOf.set(clause, sentences);
  return sentences;
}

const LATIN = /[a-z0-9]/u;

/** Chinese terms stand anywhere; Latin words and numbers only whole: `5` is not in `2025`. No tokenizer, which takes far longer. */
function holdsTerm(text: string, term: string): boolean {
  if (!LATIN.test(term.charAt(0))) return text.includes(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!LATIN.test(text.charAt(at - 1)) && !LATIN.test(text.charAt(at + term.length))) return true;
  }
  return false;
}
