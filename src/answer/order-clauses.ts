import type { Candidate, Retrieval } from '../search/retrieve.js';
import { QUANTITY, type SentenceWish, scoreSentences } from './choose-sentences.js';
import { demandsOf, meetsAll } from './demands.js';
import { figuresInside } from './premises.js';
import { statementsOf } from './read-lists.js';
import { CHOICE } from './weights.js';

/**
 * Puts ranked clauses in the order in which they answer: a clause that states the amount asked about, then those with a
 * quantity on the question's subject where one is asked for, then the rest. A notice's front is left out: it answers
 * questions about the document itself, which never come this far. Where the first was read together with the question and is
 * surely its answer, no rule about words knows better.
 */
export function orderClauses(
  retrieval: Retrieval,
  question: string,
  wish: SentenceWish,
  tokenize: (text: string) => readonly string[],
): readonly Candidate[] {
  const bodies = retrieval.candidates.filter(({ clause }) => clause.kind !== 'front');
  if (isSurelyRead(bodies[0])) return bodies;
  const quantities = wish.figure ? preferQuantities(bodies, retrieval, wish, tokenize) : bodies;
  return preferMeeting(preferRestated(quantities, question), question);
}

/** Whether the cross-encoder, where it was asked, read the clause as an answer. */
export function isSurelyRead(candidate: Candidate | undefined): boolean {
  return candidate !== undefined && candidate.signals.joint >= CHOICE.sureReading;
}

/** The better a clause's best quantity sentence bears on the question, against the best of all, the further up it moves. */
function preferQuantities(
  candidates: readonly Candidate[],
  retrieval: Retrieval,
  wish: SentenceWish,
  tokenize: (text: string) => readonly string[],
): readonly Candidate[] {
  const close = candidates.slice(0, CHOICE.figureClauses).map((candidate) => {
    const sentences = scoreSentences(candidate.clause, retrieval.weightedTerms, wish, tokenize);
    const best = sentences.find(({ text }) => QUANTITY.test(text));
    return { candidate, share: Math.max(0, (best?.score ?? 0) - CHOICE.figureBonus) };
  });
  const most = Math.max(...close.map(({ share }) => share)) || 1;
  const scored = close.map(({ candidate, share }) => ({
    candidate,
    score: candidate.score + (CHOICE.figureClauseBonus * share) / most,
  }));
  scored.sort((a, b) => b.score - a.score);
  return [...scored.map(({ candidate }) => candidate), ...candidates.slice(CHOICE.figureClauses)];
}

/** 哪个部门负责机器人: of the nearest clauses one that has the thing demanded comes first. */
function preferMeeting(candidates: readonly Candidate[], question: string): readonly Candidate[] {
  const demands = demandsOf(question);
  if (demands.length === 0) return candidates;
  const least = (candidates[0]?.score ?? 0) * CHOICE.meetingShare;
  const near = candidates.slice(0, CHOICE.nearClauses).filter(({ score }) => score >= least);
  const meeting = near.filter(({ clause }) => meetsAll(demands, statementsOf(clause)));
  return [...meeting, ...candidates.filter((candidate) => !meeting.includes(candidate))];
}

/** 3000亿是哪一年的目标: a clause that states the very amount comes first. */
function preferRestated(candidates: readonly Candidate[], question: string): readonly Candidate[] {
  const close = candidates.slice(0, CHOICE.figureClauses);
  const stating = close.filter(({ clause }) => figuresInside(question, clause.text).length > 0);
  return [...stating, ...candidates.filter((candidate) => !stating.includes(candidate))];
}
