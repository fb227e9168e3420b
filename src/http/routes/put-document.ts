import type { Request, Response } from 'express';
import { documentPut, documentRefused, putDocumentQuery } from '../../contract/admin.js';
import { Failure } from '../../domain/failure.js';
import type { DocumentId } from '../../domain/ids.js';
import type { Replacement } from '../../domain/publication.js';
import type { KeptDraft } from '../../ports/draft-store.js';
import { wireDraftDetail } from '../../wire/wire-drafts.js';
import { problemOf } from '../problem-of.js';
import { readDocumentId, readQuery } from '../read-body.js';
import { readUpload } from '../read-upload.js';
import { requestIdOf } from '../request-log.js';
import { ADMINISTRATION, administrationOf, ledgerName } from '../require-administrator.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

/** `PUT /api/v1/admin/documents/{id}`: publishes a document under an id. */
export function putDocumentRoute(services: Pick<Services, 'administration'>): Route {
  return {
    ...shared,
    path: `${ADMINISTRATION}/documents/{id}`,
    operation: 'putDocument',
    summary: '收录或替换一份文件：JSON 或文件本身；完整性检查未通过的存为草稿并拒绝',
    handle: (request, response) => put(services, request, response, readDocumentId(request.params.id)),
  };
}

/** `PUT /api/v1/admin/documents`: publishes a document under the id that it gives, or that its 文号 or title make. */
export function putNamedDocumentRoute(services: Pick<Services, 'administration'>): Route {
  return {
    ...shared,
    path: `${ADMINISTRATION}/documents`,
    operation: 'putNamedDocument',
    summary: '收录或替换一份文件，编号取自文件',
    handle: (request, response) => put(services, request, response, null),
  };
}

const shared = {
  method: 'put',
  query: putDocumentQuery,
  takesUpload: true,
  reply: { status: 200, description: '已生效，下一个问题即据此答复', content: { 'application/json': documentPut } },
  failures: ['conflict', 'unprocessable'],
  refusal: documentRefused,
} as const satisfies Partial<Route>;

async function put(
  services: Pick<Services, 'administration'>,
  request: Request,
  response: Response,
  documentId: DocumentId | null,
): Promise<void> {
  const { publication, readable } = administrationOf(services);
  const { draft, amend, by } = readQuery(putDocumentQuery, request);
  const file = readUpload(request, documentId, readable);
  const replacement = draft ? null : replacementOf(amend);
  const [outcome] = await publication.putFile(file, { by: ledgerName(by), documentId, replacement });
  if (!outcome || outcome.state === 'refused') throw refused(`${outcome?.reason ?? '文件中没有内容'}。`);
  if (outcome.state !== 'draft' || draft) response.json(outcome);
  else {
    const kept = await publication.review(outcome.draftId);
    const words = `未通过完整性检查（${outcome.fault}），已存为草稿 ${outcome.draftId}；人工核对后可由具名人员说明理由发布。`;
    sendRefusal(request, response, words, kept);
  }
}

/** What becomes of the text that is published under the id. */
export function replacementOf(amend: string | undefined): Replacement {
  if (amend === undefined) return { kind: 'correction' };
  return { kind: 'amendment', from: amend === '1' ? null : amend };
}

/** Why nothing was published. */
export function refused(publicMessage: string): Failure {
  return new Failure('unprocessable', 'document refused', { publicMessage });
}

function sendRefusal(request: Request, response: Response, words: string, kept: KeptDraft | null): void {
  const failure = refused(words);
  const body = { ...problemOf(failure, requestIdOf(request)), ...(kept && { draft: wireDraftDetail(kept) }) };
  response.status(failure.status).type('application/problem+json').send(JSON.stringify(body));
}
