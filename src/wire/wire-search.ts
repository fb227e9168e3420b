import type { SearchResponse } from '../contract/search.js';
import type { SearchHit, SearchOutcome } from '../search/search-clauses.js';

type WireHit = SearchResponse['hits'][number];

/** What a search found; with `explain`, how each score came about, and the candidates that were cut, with why. */
export function wireSearch({ hits, rejected }: SearchOutcome, explain: boolean): SearchResponse {
  return {
    hits: hits.map((hit) => wireHit(hit, explain)),
    ...(explain && { rejected: rejected.map((hit) => ({ ...wireHit(hit, explain), reason: hit.reason })) }),
  };
}

function wireHit({ clause, score, parts, rank }: SearchHit, explain: boolean): WireHit {
  const { dense, lexical, exact, document } = parts;
  return {
    clauseId: clause.id,
    documentId: clause.documentId,
    number: clause.number,
    label: clause.label,
    text: clause.text,
    score,
    ...(explain && { explain: { dense, lexical, exact, document, rank } }),
  };
}
