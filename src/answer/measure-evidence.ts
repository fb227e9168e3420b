import type { ClauseIndex } from '../ports/clause-index.js';
import { inverseDocumentFrequency } from '../search/bm25.js';
import { clauseTerms } from '../search/clause-terms.js';
import type { Candidate, Retrieval } from '../search/retrieve.js';
import type { SubjectPart, UnderstoodQuestion } from '../search/understand-question.js';

/**
 * Named signals of whether a clause answers a question, each about 0 to 1. The decision weighs them; see `DECISION`.
 * docs/evaluation.md has what each buys, and the signals that bought nothing.
 */
export interface AnswerSignals {
  /** Share of what the question is about that stands in the clause, in the person's words or in their meaning. */
  readonly ownCoverage: number;
  /** How far the clause's cosine stands above the other candidates', in standard deviations over 4. */
  readonly denseLead: number;
  /** Cosine of the clause, stretched from its usual range (0.78–0.92) to 0–1. */
  readonly dense: number;
  /** How far its fused score stands above the runner-up's. */
  readonly margin: number;
  /** Share of the question's words that stand in the title of the clause's document: it names the subject. */
  readonly title: number;
  /** Mean cosine of its document's passages, stretched from its usual range (0.76–0.88) to 0–1. */
  readonly theme: number;
  /** Share of the places named that its document does not hold: a question about elsewhere. */
  readonly placeMissing: number;
  /** Rarity, over 8, of the rarest thing asked about that its document does not hold: the particular that is not there. */
  readonly missing: number;
  /** Log-odds of the cross-encoder that the clause answers, over 8; null where nothing was read, as in a corpus of one document. */
  readonly joint: number | null;
}

/** Measures the signals for one candidate. `tokenize` must be the one that made the question's terms. */
export function measureEvidence(
  understood: UnderstoodQuestion,
  retrieval: Retrieval,
  candidate: Candidate,
  index: ClauseIndex,
  tokenize: (text: string) => readonly string[],
): AnswerSignals {
  const { clause, signals } = candidate;
  const inClause = clauseTerms(clause, [...clause.path, clause.heading, clause.text].join('\n'), tokenize);
  const inDocument = (term: string): boolean => index.documentHolds(clause.documentId, term);
  const rarity = (term: string): number => inverseDocumentFrequency(index.passageFrequency(term), index.passageCount);
  const parts = understood.subject.map((part) => ({ part, weight: weightOf(part, rarity) }));
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const cosines = retrieval.candidates.map((each) => each.signals.dense);
  const mean = average(cosines);
  const deviation = Math.sqrt(average(cosines.map((value) => (value - mean) ** 2))) || 1;
  const runnerUp = retrieval.candidates.find((each) => each !== candidate);
  const inTitle = clauseTerms(clause, index.document(clause.documentId)?.title ?? '', tokenize);
  // The person's own words; a meaning added to them weighs less.
  const asked = understood.terms.filter(([, weight]) => weight === 1);
  const places = [...understood.placeTerms];
  return {
    ownCoverage:
      parts.reduce((sum, { part, weight }) => sum + weight * coverageOf(part, (term) => inClause.has(term)), 0) / whole,
    denseLead: (signals.dense - mean) / deviation / 4,
    dense: (signals.dense - 0.78) / 0.14,
    margin: candidate.score - (runnerUp?.score ?? 0),
    title: asked.filter(([term]) => inTitle.has(term)).length / Math.max(1, asked.length),
    theme: (signals.theme - 0.76) / 0.12,
    placeMissing: places.filter((term) => !inDocument(term)).length / Math.max(1, places.length),
    joint: candidate.weights.joint > 0 ? signals.joint / 8 : null,
    missing: Math.max(0, ...parts.map(({ part, weight }) => weight * (1 - coverageOf(part, inDocument)))) / 8,
  };
}

/** A part is worth what its likeliest reading is worth in the corpus. */
function weightOf({ readings }: SubjectPart, rarity: (term: string) => number): number {
  return Math.min(...readings.map((terms) => average(terms.map(rarity))));
}

/** The share of a part's best reading that is held. */
function coverageOf({ readings }: SubjectPart, holds: (term: string) => boolean): number {
  return Math.max(0, ...readings.map((terms) => average(terms.map((term) => (holds(term) ? 1 : 0)))));
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
