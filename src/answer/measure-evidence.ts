import type { Candidate, Retrieval } from '../search/retrieve.js';
import type { UnderstoodQuestion } from '../search/understand-question.js';

/** Named signals of whether a clause answers a question, each about 0 to 1. The decision weighs them; see `DECISION`. */
export interface AnswerSignals {
  /** Share of the question's own subject (idf-weighted) that stands in the clause. */
  readonly ownCoverage: number;
  /** Share of everything asked for, added policy words included, that stands in the clause. */
  readonly coverage: number;
  /** Share of the question's own subject that stands nowhere in the corpus. */
  readonly unknown: number;
  /** How far the clause's cosine stands above the other candidates', in standard deviations over 4. */
  readonly denseLead: number;
  /** Cosine of the clause, stretched from its usual range (0.78–0.92) to 0–1. */
  readonly dense: number;
  /** How far its fused score stands above the runner-up's. */
  readonly margin: number;
  /** Share of the question in the clause's heading. */
  readonly heading: number;
}

/** Measures the signals for one candidate. `tokenize` must be the one that made the question's terms. */
export function measureEvidence(
  understood: UnderstoodQuestion,
  retrieval: Retrieval,
  candidate: Candidate,
  frequency: (term: string) => number,
  tokenize: (text: string) => readonly string[],
): AnswerSignals {
  const inClause = new Set(
    tokenize([...candidate.clause.path, candidate.clause.heading, candidate.clause.text].join('\n')),
  );
  const weights = new Map(retrieval.weightedTerms);
  const share = (terms: Iterable<string>, holds: (term: string) => boolean): number => {
    let hit = 0;
    let all = 0;
    for (const term of terms) {
      const weight = weights.get(term) ?? 0;
      all += weight;
      if (holds(term)) hit += weight;
    }
    return all > 0 ? hit / all : 0;
  };
  const subject = understood.subject.map(([term]) => term);
  const cosines = retrieval.candidates.map((each) => each.signals.dense);
  const mean = cosines.reduce((sum, value) => sum + value, 0) / Math.max(1, cosines.length);
  const deviation =
    Math.sqrt(cosines.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, cosines.length)) || 1;
  const runnerUp = retrieval.candidates.find((each) => each !== candidate);
  return {
    ownCoverage: share(subject, (term) => inClause.has(term)),
    coverage: share(weights.keys(), (term) => inClause.has(term)),
    unknown: share(subject, (term) => frequency(term) === 0),
    denseLead: (candidate.signals.dense - mean) / deviation / 4,
    dense: (candidate.signals.dense - 0.78) / 0.14,
    margin: candidate.score - (runnerUp?.score ?? 0),
    heading: candidate.signals.heading,
  };
}
