import { SIGNALS } from './fuse-signals.js';
import type { Candidate } from './retrieve.js';

/** One reason for a score: what was measured, how much it counts, and what came of it. */
export interface ScoreFeature {
  /** As `RETRIEVAL.weight` calls it; `exact` for a clause that the question names; `preferred` for one of a document that is meant; `reranker`. */
  readonly name: string;
  /** As measured, before it is set against the other candidates. */
  readonly value: number;
  readonly weight: number;
  /** Its share of the score; the parts of all features add up to it. */
  readonly part: number;
}

/** The same in the four kinds of evidence that the wire knows; they too add up to the score. */
export interface ScoreParts {
  readonly dense: number;
  readonly lexical: number;
  /** Above 0 where the question names the clause itself. */
  readonly exact: number;
  readonly document: number;
}

export interface ScoreExplanation {
  readonly parts: ScoreParts;
  readonly features: readonly ScoreFeature[];
}

/** What a candidate's score is made of; `lead` is what a clause named by number is given, 0 for every other. */
export function explainCandidate(
  {
    signals,
    weights,
    parts,
    shift = 0,
    reranked,
  }: Pick<Candidate, 'signals' | 'weights' | 'parts' | 'shift' | 'reranked'>,
  lead: number,
): ScoreExplanation {
  const ranked = SIGNALS.map(
    (name): ScoreFeature => ({ name, value: signals[name], weight: weights[name], part: parts[name] }),
  );
  if (shift !== 0) ranked.push({ name: 'preferred', value: shift, weight: 1, part: shift });
  if (reranked) ranked.push({ name: 'reranker', value: reranked.value, weight: 1, part: reranked.shift });
  return {
    // The wire knows four kinds, which must add up to the score: words of the clause, and its document's words and meaning;
    // what a cross-encoder and a reranker read is meaning too.
    parts: {
      dense: parts.dense + parts.apart + parts.rest + parts.joint + (reranked?.shift ?? 0),
      lexical: parts.lexical + parts.specific + parts.answerType,
      exact: lead,
      document: parts.document + parts.theme + shift,
    },
    features: lead === 0 ? ranked : [{ name: 'exact', value: 1, weight: lead, part: lead }, ...ranked],
  };
}
