import { type SearchResponse, searchRequest, searchResponse } from '../../contract/search.js';
import type { SearchHit } from '../../search/search-clauses.js';
import { readBody, readDocumentIds } from '../read-body.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

type WireHit = SearchResponse['hits'][number];

/** `POST /api/v1/search`: clauses, best first; with `explain`, how each score came about and what was cut. */
export function searchRoute({ search, clock }: Pick<Services, 'search' | 'clock'>): Route {
  return {
    method: 'post',
    path: '/api/v1/search',
    operation: 'search',
    summary: '检索条款，最相关的在前',
    body: searchRequest,
    reply: { status: 200, description: '条款', content: { 'application/json': searchResponse } },
    failures: ['not_ready'],
    handle: async (request, response) => {
      const { query, limit, asOf, documentIds, explain = false } = readBody(searchRequest, request);
      const outcome = await search({
        query,
        asOf: asOf ?? clock.today(),
        ...(limit !== undefined && { limit }),
        ...(documentIds !== undefined && { documentIds: readDocumentIds(documentIds) }),
      });
      const found: SearchResponse = {
        hits: outcome.hits.map((hit) => wireHit(hit, explain)),
        ...(explain && {
          rejected: outcome.rejected.map((hit) => ({ ...wireHit(hit, explain), reason: hit.reason })),
        }),
      };
      response.set('Cache-Control', 'no-store').json(found);
    },
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
