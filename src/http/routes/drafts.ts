import type { Request } from 'express';
import { draftDetail, draftList, draftPublished, publishDraftRequest } from '../../contract/admin.js';
import { Failure } from '../../domain/failure.js';
import { wireDraft, wireDraftDetail } from '../../wire/wire-drafts.js';
import { readBody } from '../read-body.js';
import { ADMINISTRATION, administrationOf, ledgerName } from '../require-administrator.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';
import { refused, replacementOf } from './put-document.js';

const path = `${ADMINISTRATION}/drafts/{id}`;

/** `GET /api/v1/admin/drafts`: documents that were read and are not published. */
export function draftsRoute(services: Pick<Services, 'administration'>): Route {
  return {
    method: 'get',
    path: `${ADMINISTRATION}/drafts`,
    operation: 'listDrafts',
    summary: '待核对的草稿',
    reply: { status: 200, description: '草稿', content: { 'application/json': draftList } },
    failures: [],
    handle: async (_request, response) => {
      const drafts = await administrationOf(services).publication.drafts();
      response.json({ drafts: drafts.map(wireDraft) });
    },
  };
}

/** `GET /api/v1/admin/drafts/{id}`: a draft with its report, made anew. */
export function draftRoute(services: Pick<Services, 'administration'>): Route {
  return {
    method: 'get',
    path,
    operation: 'readDraft',
    summary: '一份草稿及其核对报告：文件信息、条款、完整性、重复、对答复的影响',
    reply: { status: 200, description: '草稿', content: { 'application/json': draftDetail } },
    failures: ['not_found'],
    handle: async (request, response) => {
      const kept = await administrationOf(services).publication.review(idOf(request));
      if (!kept) throw noSuchDraft();
      response.json(wireDraftDetail(kept));
    },
  };
}

/** `POST /api/v1/admin/drafts/{id}/publish`: publishes a draft; what failed its check only with a named person's override. */
export function publishDraftRoute(services: Pick<Services, 'administration'>): Route {
  return {
    method: 'post',
    path: `${path}/publish`,
    operation: 'publishDraft',
    summary: '发布一份草稿；未通过完整性检查的须有具名人员说明理由',
    body: publishDraftRequest,
    reply: { status: 200, description: '已生效', content: { 'application/json': draftPublished } },
    failures: ['not_found', 'conflict', 'unprocessable'],
    handle: async (request, response) => {
      const { override, amend, by, reason } = readBody(publishDraftRequest, request);
      const { publication } = administrationOf(services);
      const id = idOf(request);
      if (!(await publication.drafts()).some((draft) => draft.id === id)) throw noSuchDraft();
      const { published, refused: not } = await publication.publish([id], {
        by: ledgerName(by),
        replacement: replacementOf(amend),
        override: override ?? null,
        reason: override?.reason ?? reason ?? null,
      });
      const [done, why] = [published[0], not[0]];
      if (done) response.json(done);
      else
        throw refused(
          `${why?.reason ?? ''}${why?.needsOverride ? '；如已人工核对，请附 override（name 和 reason）' : ''}。`,
        );
    },
  };
}

/** `DELETE /api/v1/admin/drafts/{id}`: forgets a draft. */
export function discardDraftRoute(services: Pick<Services, 'administration'>): Route {
  return {
    method: 'delete',
    path,
    operation: 'discardDraft',
    summary: '删除一份草稿',
    reply: { status: 204, description: '已删除' },
    failures: ['not_found', 'conflict'],
    handle: async (request, response) => {
      if (!(await administrationOf(services).publication.discard(idOf(request)))) throw noSuchDraft();
      response.status(204).end();
    },
  };
}

const idOf = (request: Request): string => String(request.params.id);

function noSuchDraft(): Failure {
  return new Failure('not_found', 'no such draft', { publicMessage: '没有这份草稿，可能已发布或删除。' });
}
