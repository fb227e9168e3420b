import { searchRequest, searchResponse } from '../../contract/search.js';
import { wireSearch } from '../../wire/wire-search.js';
import { readBody, readDocumentIds } from '../read-body.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

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
        explain,
        ...(limit !== undefined && { limit }),
        ...(documentIds !== undefined && { documentIds: readDocumentIds(documentIds) }),
      });
      response.set('Cache-Control', 'no-store').json(wireSearch(outcome, explain));
    },
  };
}
