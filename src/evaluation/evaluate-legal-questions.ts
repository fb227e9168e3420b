import type { Day } from '../domain/policy-document.js';
import type { SearchClauses } from '../search/search-clauses.js';
import { measureRankings, type RetrievalMeasures } from './evaluate-retrieval.js';
import type { LegalQuery } from './prepare-legal-questions.js';

/** The measures of some questions, and which of them have no acceptable article among the first ten. */
interface SetMeasures extends RetrievalMeasures {
  readonly questions: number;
  readonly missed: readonly string[];
}

/** Questions with an odd number may be tuned on, those with an even one only score. */
export interface LegalRun {
  readonly all: SetMeasures;
  readonly odd: SetMeasures;
  readonly even: SetMeasures;
}

interface Ranked {
  readonly query: LegalQuery;
  /** Of each hit, best first: is it an acceptable article? */
  readonly hits: readonly boolean[];
  readonly total: number;
}

/** How deep a ranking is looked at. */
const DEPTH = 10;

/** Searches for every question in order and measures the rankings of its acceptable articles. */
export async function evaluateLegalQuestions(
  search: SearchClauses,
  queries: readonly LegalQuery[],
  { asOf, onProgress }: { readonly asOf: Day; readonly onProgress?: (done: number, total: number) => void },
): Promise<LegalRun> {
  const ranked: Ranked[] = [];
  for (const query of queries) {
    const { hits } = await search({ query: query.question, limit: DEPTH, asOf });
    const right = hits.map(({ clause }) => query.relevant.has(clause.id));
    ranked.push({ query, hits: right, total: query.relevant.size });
    onProgress?.(ranked.length, queries.length);
  }
  const half = (odd: boolean) => measure(ranked.filter(({ query }) => isOdd(query.id) === odd));
  return { all: measure(ranked), odd: half(true), even: half(false) };
}

function measure(ranked: readonly Ranked[]): SetMeasures {
  const missed = ranked.filter(({ hits }) => !hits.includes(true)).map(({ query }) => query.id);
  return { questions: ranked.length, ...measureRankings(ranked), missed };
}

function isOdd(id: string): boolean {
  return Number(/\d+$/u.exec(id)?.[0] ?? 0) % 2 === 1;
}
