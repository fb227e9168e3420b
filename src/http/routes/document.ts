import { documentDetail, validityQuery } from '../../contract/documents.js';
import { Failure } from '../../domain/failure.js';
import { parseDocumentId } from '../../domain/ids.js';
import { documentOn } from '../../wire/document-on.js';
import { readyIndex } from '../../wire/ready-index.js';
import { wireDocumentTree } from '../../wire/wire-documents.js';
import { readQuery } from '../read-body.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

/** `GET /api/v1/documents/{id}`: one document with the tree of its clauses; with `asOf` the text that held on that day. */
export function documentRoute(services: Pick<Services, 'index' | 'clock'>): Route {
  return {
    method: 'get',
    path: '/api/v1/documents/{id}',
    operation: 'readDocument',
    summary: '一份文件及其条款结构；asOf 给出日期时，为当日适用的文本',
    query: validityQuery,
    reply: { status: 200, description: '文件与条款树', content: { 'application/json': documentDetail } },
    failures: ['invalid_request', 'not_found', 'not_ready'],
    handle: (request, response) => {
      const { asOf = services.clock.today() } = readQuery(validityQuery, request);
      const index = readyIndex(services);
      const id = parseDocumentId(String(request.params.id));
      const document = id ? documentOn(index, id, asOf) : undefined;
      if (!document) {
        throw new Failure('not_found', 'no such document', {
          publicMessage: '没有收录这份文件，已收录的见 /api/v1/documents。',
        });
      }
      response.json(wireDocumentTree(index, document, asOf));
    },
  };
}
