import { clauseDetail, validityQuery } from '../../contract/documents.js';
import { Failure } from '../../domain/failure.js';
import { type ClauseId, clauseId, parseClauseId, parseDocumentId } from '../../domain/ids.js';
import { readyIndex } from '../../wire/ready-index.js';
import { wireClauseDetail } from '../../wire/wire-documents.js';
import { readQuery } from '../read-body.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

/**
 * `GET /api/v1/clauses/{id}`: one clause with its surroundings. The id's `#` comes percent-encoded
 * (`notice-2024-1%2313`); `notice-2024-1/13` is read alike, for people who type addresses.
 */
export function clauseRoute(services: Pick<Services, 'index' | 'clock'>): Route {
  return {
    method: 'get',
    path: '/api/v1/clauses/{id}',
    // A locator may hold slashes (17/1/1).
    pattern: '/api/v1/clauses/*id',
    operation: 'readClause',
    summary: '一条条款及其上级、下级和前后条（编号中的 # 写作 %23）；效力按 asOf 这一天（默认今天）判断',
    query: validityQuery,
    reply: { status: 200, description: '条款', content: { 'application/json': clauseDetail } },
    failures: ['not_found', 'not_ready'],
    handle: (request, response) => {
      const { asOf = services.clock.today() } = readQuery(validityQuery, request);
      const index = readyIndex(services);
      const segments: readonly string[] = [request.params.id ?? []].flat();
      const id = clauseIdOf(segments);
      const clause = id ? index.clause(id) : undefined;
      const document = clause ? index.document(clause.documentId) : undefined;
      if (!clause || !document) {
        throw new Failure('not_found', 'no such clause', {
          publicMessage: '没有这一条款。条款编号形如“文件编号#13”，写在地址中时 # 应写作 %23。',
        });
      }
      response.json(wireClauseDetail(index, clause, document, asOf));
    },
  };
}

function clauseIdOf(segments: readonly string[]): ClauseId | null {
  const text = segments.join('/');
  const parsed = parseClauseId(text.includes('#') ? text : text.replace('/', '#'));
  if (!parsed) return null;
  return parseDocumentId(parsed.documentId) ? clauseId(parsed.documentId, parsed.locator) : null;
}
