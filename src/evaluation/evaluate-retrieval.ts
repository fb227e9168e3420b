import type { DocumentId } from '../domain/ids.js';
import type { Day } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { SearchClauses } from '../search/search-clauses.js';
import { createAnswerFinder, judgeRelevance, type Relevance } from './judge-relevance.js';
import { mean, normalisedGain, recallAt, reciprocalRank, successAt } from './retrieval-measures.js';

/** A question whose answer is known as words of one document. */
export interface PassageQuery {
  readonly id: string;
  readonly question: string;
  readonly documentId: DocumentId;
  /** Verbatim words of the document. */
  readonly answer: string;
}

/** Means over all queries; null for no queries. */
export interface RetrievalMeasures {
  readonly ndcg10: number | null;
  readonly recall1: number | null;
  readonly recall10: number | null;
  readonly success1: number | null;
  readonly success10: number | null;
  readonly mrr10: number | null;
}

/** One query and what the search made of it. */
interface RankedQuery {
  readonly query: PassageQuery;
  readonly judged: Relevance['state'];
  /** Of each hit, best first: is it a clause of the right document that holds the answer? */
  readonly passages: readonly boolean[];
  /** Of each hit: does it hold the answer, whatever its document? */
  readonly anywhere: readonly boolean[];
  /** Of each document among the hits, by its best one: is it the right one? */
  readonly documents: readonly boolean[];
  readonly relevantCount: number;
  readonly anywhereCount: number;
  readonly topClauseId: string | null;
}

export interface RetrievalRun {
  readonly queries: readonly RankedQuery[];
  /** Relevant: the clauses of the right document that hold the answer. */
  readonly passage: RetrievalMeasures;
  /** Relevant: every clause of the corpus that holds the answer; short answers stand in many. */
  readonly anywhere: RetrievalMeasures;
  /** Relevant: the right document; documents are ranked by their best hit. */
  readonly document: RetrievalMeasures;
  /** Queries whose answer is cut apart by the clauses, and queries whose answer stands in none of them. */
  readonly split: number;
  readonly lost: number;
}

/** How deep a ranking is looked at; nDCG@10, recall@10 and MRR@10 are measured there. */
const DEPTH = 10;

/**
 * Searches for every query in order and measures the rankings. Relevance is binary and judged on the text of the indexed
 * clauses, in three ways: see `RetrievalRun`.
 */
export async function evaluateRetrieval(
  search: SearchClauses,
  index: Pick<ClauseIndex, 'clausesOf' | 'documents'>,
  queries: readonly PassageQuery[],
  { asOf, onProgress }: { readonly asOf: Day; readonly onProgress?: (done: number, total: number) => void },
): Promise<RetrievalRun> {
  const ranked: RankedQuery[] = [];
  const searchable = (id: DocumentId) => index.clausesOf(id).filter((clause) => clause.searchable);
  const findAnywhere = createAnswerFinder(index.documents().flatMap(({ id }) => searchable(id)));
  for (const query of queries) {
    const { hits } = await search({ query: query.question, limit: DEPTH, asOf });
    const { relevant, state } = judgeRelevance(searchable(query.documentId), query.answer);
    const anywhere = state === 'whole' ? findAnywhere(query.answer) : relevant;
    // A clause that came twice would be gained from twice.
    const found = [...new Map(hits.map(({ clause }) => [clause.id, clause])).values()];
    ranked.push({
      query,
      judged: state,
      passages: found.map((clause) => relevant.has(clause.id)),
      anywhere: found.map((clause) => anywhere.has(clause.id)),
      documents: [...new Set(found.map((clause) => clause.documentId))].map((id) => id === query.documentId),
      relevantCount: relevant.size,
      anywhereCount: anywhere.size,
      topClauseId: found[0]?.id ?? null,
    });
    onProgress?.(ranked.length, queries.length);
  }
  return {
    queries: ranked,
    passage: measureRankings(ranked.map(({ passages, relevantCount }) => ({ hits: passages, total: relevantCount }))),
    anywhere: measureRankings(ranked.map(({ anywhere, anywhereCount }) => ({ hits: anywhere, total: anywhereCount }))),
    document: measureRankings(ranked.map(({ documents }) => ({ hits: documents, total: 1 }))),
    split: ranked.filter(({ judged }) => judged === 'split').length,
    lost: ranked.filter(({ judged }) => judged === 'lost').length,
  };
}

/** Means over rankings: which hits are right, best first, and how many right ones there are to find. */
export function measureRankings(
  rankings: readonly { readonly hits: readonly boolean[]; readonly total: number }[],
): RetrievalMeasures {
  const over = (value: (hits: readonly boolean[], total: number) => number): number | null =>
    mean(rankings.map(({ hits, total }) => value(hits, total)));
  return {
    ndcg10: over((hits, total) => normalisedGain(hits.map(Number), Array<number>(total).fill(1), DEPTH)),
    recall1: over((hits, total) => recallAt(hits, total, 1)),
    recall10: over((hits, total) => recallAt(hits, total, DEPTH)),
    success1: over((hits) => successAt(hits, 1)),
    success10: over((hits) => successAt(hits, DEPTH)),
    mrr10: over((hits) => reciprocalRank(hits, DEPTH)),
  };
}
