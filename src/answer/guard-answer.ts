import type { Answer, AnswerSentence } from '../domain/answer.js';
import type { Wording } from '../ports/wording.js';

/** The first forbidden words of a text, in any script, or null. */
export type FindForbidden = (text: string) => string | null;

/** An answer that may be sent, and why the one before it may not; null where it may. */
export interface GuardedAnswer {
  readonly answer: Answer;
  readonly fault: string | null;
}

/** The label says what made the answer (AI) and that it was made (生成), as GB 45438-2025 asks. */
const AI_LABEL = /(?=.*(?:人工智能|人工智慧|\bAI\b|artificial intelligence))(?=.*(?:生成|合成|generated))/isu;

/**
 * The last step: an answer without the AI label, or with a forbidden word that its clauses do not hold, is not sent; the fixed
 * `failed` is sent instead. Quotations are the law's own words and exempt, and so is a word that another sentence has from the
 * clause it cites. A follow-up question is only left out. Believes no renderer; never throws.
 */
export function guardAnswer(answer: Answer, wording: Wording, findForbidden: FindForbidden): GuardedAnswer {
  const fault = faultOf(answer, findForbidden);
  if (fault !== null) return { answer: failed(answer, wording), fault };
  const followUps = answer.followUps.filter((question) => findForbidden(question) === null);
  return { answer: followUps.length === answer.followUps.length ? answer : { ...answer, followUps }, fault };
}

function faultOf(answer: Answer, findForbidden: FindForbidden): string | null {
  if (!AI_LABEL.test(answer.notice)) return 'no AI label';
  for (const sentence of answer.sentences) {
    if (sentence.kind === 'quote') continue;
    const term = findForbidden(sentence.text);
    if (term !== null && !isBorne(term, sentence, answer, findForbidden)) return `forbidden words “${term}”`;
  }
  return null;
}

/** Whether a clause that the sentence cites says the same words. */
function isBorne(term: string, sentence: AnswerSentence, answer: Answer, findForbidden: FindForbidden): boolean {
  const cited = answer.citations.filter(({ index }) => sentence.citations.includes(index));
  return cited.some(({ quote, label, heading, path }) =>
    [quote, label, heading, ...path].some((text) => findForbidden(text) === term),
  );
}

function failed({ notice, engine }: Answer, wording: Wording): Answer {
  const text = wording.say('failed');
  const sentences: AnswerSentence[] = [{ text, kind: 'fixed', citations: [] }];
  const label = AI_LABEL.test(notice) ? notice : wording.say('notice');
  return { outcome: 'failed', markdown: text, sentences, citations: [], followUps: [], notice: label, engine };
}
