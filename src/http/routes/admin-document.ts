import { documentVersions, withdrawDocumentQuery } from '../../contract/admin.js';
import { Failure } from '../../domain/failure.js';
import { wireVersions } from '../../wire/wire-drafts.js';
import { readDocumentId, readQuery } from '../read-body.js';
import { ADMINISTRATION, administrationOf, ledgerName } from '../require-administrator.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

/** `DELETE /api/v1/admin/documents/{id}`: withdraws a document; its texts stay in the history. */
export function withdrawDocumentRoute(services: Pick<Services, 'administration'>): Route {
  return {
    method: 'delete',
    path: `${ADMINISTRATION}/documents/{id}`,
    operation: 'withdrawDocument',
    summary: '撤回一份文件：不再据以答复，历史保留',
    query: withdrawDocumentQuery,
    reply: { status: 204, description: '已撤回' },
    failures: ['not_found', 'conflict'],
    handle: async (request, response) => {
      const { publication } = administrationOf(services);
      const { by, reason } = readQuery(withdrawDocumentQuery, request);
      const note = { by: ledgerName(by), reason: reason ?? null };
      if (!(await publication.withdraw(readDocumentId(request.params.id), note))) throw noSuchDocument();
      response.status(204).end();
    },
  };
}

/** `GET /api/v1/admin/documents/{id}/versions`: every text that a document had, who published it and who ended it. */
export function documentVersionsRoute(services: Pick<Services, 'administration'>): Route {
  return {
    method: 'get',
    path: `${ADMINISTRATION}/documents/{id}/versions`,
    operation: 'listDocumentVersions',
    summary: '一份文件的历次文本，由谁、何时、为何发布或替换',
    reply: { status: 200, description: '历次文本', content: { 'application/json': documentVersions } },
    failures: ['not_found'],
    handle: async (request, response) => {
      const versions = await administrationOf(services).publication.versions(readDocumentId(request.params.id));
      if (versions.length === 0) throw noSuchDocument();
      response.json(wireVersions(versions));
    },
  };
}

function noSuchDocument(): Failure {
  return new Failure('not_found', 'no such document', { publicMessage: '没有收录这份文件。' });
}
