import type { SearchResponse } from '../contract/search.js';
import type { RejectedHit, SearchHit, SearchOutcome } from '../search/search-clauses.js';
import { VALIDITY_WORDS } from './validity-words.js';

type WireHit = SearchResponse['hits'][number];

/** What a search found; with `explain`, how the query was read, how each score came about, and what was cut and why. */
export function wireSearch(
  { hits, rejected, understood, weightedTerms }: SearchOutcome,
  explain: boolean,
): SearchResponse {
  if (!explain) return { hits: hits.map(wireHit) };
  const weighted = new Map(weightedTerms);
  return {
    hits: hits.map(explainedHit),
    rejected: rejected.map((hit) => ({
      ...explainedHit(hit),
      kind: hit.rejection.kind,
      reason: reasonOf(hit),
      ...('rankAmongAll' in hit.rejection && { rankAmongAll: hit.rejection.rankAmongAll }),
    })),
    steps: [...understood.steps],
    terms: understood.terms.map(([term, weight]) => ({
      term,
      own: weight >= 1,
      weight,
      weighted: weighted.get(term) ?? 0,
    })),
    types: [...understood.types],
  };
}

function wireHit({ clause, score }: SearchHit): WireHit {
  return {
    clauseId: clause.id,
    documentId: clause.documentId,
    number: clause.number,
    label: clause.label,
    text: clause.text,
    score,
  };
}

function explainedHit(hit: SearchHit): WireHit {
  const { dense, lexical, exact, document } = hit.parts;
  const explain = { dense, lexical, exact, document, rank: hit.rank, features: [...hit.features] };
  return { ...wireHit(hit), explain };
}

function reasonOf({ rejection }: RejectedHit): string {
  switch (rejection.kind) {
    case 'beyond_limit':
      return `排在前${rejection.limit}条之后`;
    case 'filtered':
      return `不在指定的文件之内，否则排第${rejection.rankAmongAll}`;
    case 'not_in_force':
      return `${VALIDITY_WORDS[rejection.validity]}，否则排第${rejection.rankAmongAll}`;
    case 'other_document':
      return `问的是另一份文件，否则排第${rejection.rankAmongAll}`;
    default:
      return rejection satisfies never;
  }
}
