import type { Clause } from '../../src/domain/clause.js';
import type { SearchOutcome } from '../../src/search/search-clauses.js';

/** What a search would return that found these clauses, best first. */
export function outcomeOf(...clauses: readonly Clause[]): SearchOutcome {
  const parts = { dense: 0, lexical: 0, exact: 0, document: 0 };
  return {
    hits: clauses.map((clause, at) => ({ clause, ordinal: at, score: 1, parts, features: [], rank: at + 1 })),
    rejected: [],
    understood: { plain: '', terms: [], subject: [], types: [], placeTerms: new Set<string>(), steps: [] },
    weightedTerms: [],
  };
}
