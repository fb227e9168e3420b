import { documentList, validityQuery } from '../../contract/documents.js';
import { readyIndex } from '../../wire/ready-index.js';
import { wireDocuments } from '../../wire/wire-documents.js';
import { readQuery } from '../read-body.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

/** `GET /api/v1/documents`: every indexed document, and every policy known without its text, with its validity on the day asked for. */
export function documentsRoute(services: Pick<Services, 'index' | 'clock'>): Route {
  return {
    method: 'get',
    path: '/api/v1/documents',
    operation: 'listDocuments',
    summary: '已收录的文件、正文未收录的文件及其效力，按 asOf 这一天（默认今天）判断',
    query: validityQuery,
    reply: { status: 200, description: '文件', content: { 'application/json': documentList } },
    failures: ['not_ready'],
    handle: (request, response) => {
      const { asOf = services.clock.today() } = readQuery(validityQuery, request);
      response.json(wireDocuments(readyIndex(services), asOf));
    },
  };
}
