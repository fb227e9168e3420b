import type { ClauseIndex } from '../ports/clause-index.js';
import { inverseDocumentFrequency } from '../search/bm25.js';
import { clauseTerms } from '../search/clause-terms.js';
import type { Candidate, Retrieval } from '../search/retrieve.js';
import type { SubjectPart, UnderstoodQuestion } from '../search/understand-question.js';

/** Named signals of whether a clause answers a question, each about 0 to 1. The decision weighs them; see `DECISION`. */
export interface AnswerSignals {
  /** Share of what the question is about that stands in the clause, in the person's words or in their meaning. */
  readonly ownCoverage: number;
  /** Share of everything asked for, added policy words included, that stands in the clause. */
  readonly coverage: number;
  /** How far the clause's cosine stands above the other candidates', in standard deviations over 4. */
  readonly denseLead: number;
  /** Cosine of the clause, stretched from its usual range (0.78–0.92) to 0–1. */
  readonly dense: number;
  /** How far its fused score stands above the runner-up's. */
  readonly margin: number;
  /** Share of the question in the clause's heading. */
  readonly heading: number;
  /** Share of the question's words that stand in the title of the clause's document: it names the subject. */
  readonly title: number;
}

/** Measures the signals for one candidate. `tokenize` must be the one that made the question's terms. */
export function measureEvidence(
  understood: UnderstoodQuestion,
  retrieval: Retrieval,
  candidate: Candidate,
  index: ClauseIndex,
  tokenize: (text: string) => readonly string[],
): AnswerSignals {
  const { clause } = candidate;
  const inClause = clauseTerms(clause, [...clause.path, clause.heading, clause.text].join('\n'), tokenize);
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
  return {
    ownCoverage: parts.reduce((sum, { part, weight }) => sum + weight * coverageOf(part, inClause), 0) / whole,
    coverage: weightedShare(retrieval, (term) => inClause.has(term)),
    denseLead: (candidate.signals.dense - mean) / deviation / 4,
    dense: (candidate.signals.dense - 0.78) / 0.14,
    margin: candidate.score - (runnerUp?.score ?? 0),
    heading: candidate.signals.heading,
    title: asked.filter(([term]) => inTitle.has(term)).length / Math.max(1, asked.length),
  };
}

/** A part is worth what its likeliest reading is worth in the corpus. */
function weightOf({ readings }: SubjectPart, rarity: (term: string) => number): number {
  return Math.min(...readings.map((terms) => average(terms.map(rarity))));
}

/** The share of a part's best reading that stands in the clause. */
function coverageOf({ readings }: SubjectPart, inClause: ReadonlySet<string>): number {
  return Math.max(0, ...readings.map((terms) => average(terms.map((term) => (inClause.has(term) ? 1 : 0)))));
}

function weightedShare({ weightedTerms }: Retrieval, holds: (term: string) => boolean): number {
  const all = weightedTerms.reduce((sum, [, weight]) => sum + weight, 0);
  return all > 0 ? weightedTerms.reduce((sum, [term, weight]) => (holds(term) ? sum + weight : sum), 0) / all : 0;
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
