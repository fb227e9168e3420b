import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exchange } from '../support/exchange.js';
import { ADMIN_KEY, DRAFT, fakeAdministration } from './fake-administration.js';
import { fakeServices, memoryRecords } from './fake-services.js';
import { runServer } from './running-server.js';

const kept = exchange();

/** One good request for every operation; an operation without one fails the test below. */
const REQUESTS: Readonly<Record<string, { readonly path?: string; readonly body?: object }>> = {
  chat: { body: { message: '你好' } },
  search: { body: { query: '机器人', explain: true } },
  listDocuments: {},
  readDocument: { path: '/api/v1/documents/notice-2024-1' },
  readClause: { path: '/api/v1/clauses/notice-2024-1%2314' },
  giveFeedback: { body: { messageId: kept.messageId, rating: 'up' } },
  readConversation: { path: `/api/v1/conversations/${kept.conversationId}` },
  exportAnswer: {
    path: `/api/v1/conversations/${kept.conversationId}/messages/${kept.messageId}/export?format=markdown`,
  },
  deleteConversation: { path: `/api/v1/conversations/${kept.conversationId}` },
  putDocument: { path: '/api/v1/admin/documents/notice-2024-1', body: { title: '通知', text: '正文' } },
  putNamedDocument: { body: { id: 'notice-2024-1', title: '通知', text: '正文' } },
  withdrawDocument: { path: '/api/v1/admin/documents/notice-2024-1' },
  listDocumentVersions: { path: '/api/v1/admin/documents/notice-2024-1/versions' },
  listDrafts: {},
  readDraft: { path: `/api/v1/admin/drafts/${DRAFT.draft.id}` },
  publishDraft: { path: `/api/v1/admin/drafts/${DRAFT.draft.id}/publish`, body: {} },
  discardDraft: { path: `/api/v1/admin/drafts/${DRAFT.draft.id}` },
  createChatCompletion: { body: { model: 'yuece', messages: [{ role: 'user', content: '你好' }] } },
  listModels: {},
  checkAlive: {},
  checkReady: {},
  readMetrics: {},
  readInterface: {},
};

const operationShape = z.object({
  operationId: z.string(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() }),
  ),
});
const documentShape = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operationShape)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
type Described = z.infer<typeof documentShape>;

describe('GET /openapi.json', () => {
  it('lists every route of the design, and nothing that is not served', async () => {
    const { request } = await runServer(fakeServices());
    const document = documentShape.parse((await request.get('/openapi.json').expect(200)).body);
    const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(listed.sort()).toEqual([
      'delete /api/v1/admin/documents/{id}',
      'delete /api/v1/admin/drafts/{id}',
      'delete /api/v1/conversations/{id}',
      'get /api/v1/admin/documents/{id}/versions',
      'get /api/v1/admin/drafts',
      'get /api/v1/admin/drafts/{id}',
      'get /api/v1/clauses/{id}',
      'get /api/v1/conversations/{id}',
      'get /api/v1/conversations/{id}/messages/{messageId}/export',
      'get /api/v1/documents',
      'get /api/v1/documents/{id}',
      'get /healthz',
      'get /metrics',
      'get /openapi.json',
      'get /readyz',
      'get /v1/models',
      'post /api/v1/admin/drafts/{id}/publish',
      'post /api/v1/chat',
      'post /api/v1/feedback',
      'post /api/v1/search',
      'post /v1/chat/completions',
      'put /api/v1/admin/documents',
      'put /api/v1/admin/documents/{id}',
    ]);
  });

  it('says of each operation what the running server does: status, media type, shape', async () => {
    const { request } = await runServer(
      fakeServices({ records: memoryRecords([kept]), administration: fakeAdministration() }),
    );
    const document = documentShape.parse((await request.get('/openapi.json')).body);
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(operations).sort(([a], [b]) => b.localeCompare(a))) {
        const sent = REQUESTS[operation?.operationId ?? ''];
        if (!operation || !sent) throw new Error(`no request for ${method} ${path}`);
        const call = request[method as 'get' | 'post' | 'put' | 'delete'](sent.path ?? path).set(
          'Authorization',
          `Bearer ${ADMIN_KEY}`,
        );
        const reply = await (sent.body ? call.send(sent.body) : call);
        const described = operation.responses[String(reply.status)];
        expect(described, `${method} ${path} answered ${reply.status}, which the document does not know`).toBeDefined();
        expect(reply.status, `${method} ${path}`).toBeLessThan(300);
        if (reply.status === 204) continue;
        const content = described?.content?.[reply.type];
        expect(content, `${method} ${path} answered ${reply.type}`).toBeDefined();
        const value: unknown = reply.type === 'application/json' ? reply.body : reply.text;
        const checked = schemaIn(document, content?.schema).safeParse(value);
        expect(checked.error, `${method} ${path}`).toBeUndefined();
      }
    }
  });

  it('says where a key is asked for, and in what form a fault comes there', async () => {
    const { request } = await runServer(fakeServices({ apiKeys: [{ name: 'a', key: 'key-of-sixteen-or-more' }] }));
    const { body } = await request.get('/openapi.json').expect(200);
    const { security, responses } = body.paths['/v1/models'].get;
    expect(security).toEqual([{ callerKey: [] }, {}]);
    expect(body.components.securitySchemes.callerKey.scheme).toBe('bearer');
    const told = await request.get('/v1/models').expect(401);
    const schema = schemaIn(documentShape.parse(body), responses['401'].content['application/json'].schema);
    expect(schema.safeParse(told.body).success).toBe(true);
  });

  it.each([
    '/documents',
    '/documents/{id}',
    '/clauses/{id}',
  ])('lists the day on which %s judges, and its refusal', async (path) => {
    const { request } = await runServer(fakeServices());
    const { parameters, responses } = (await request.get('/openapi.json')).body.paths[`/api/v1${path}`].get;
    expect(parameters).toContainEqual(
      expect.objectContaining({ name: 'asOf', in: 'query', schema: expect.objectContaining({ format: 'date' }) }),
    );
    expect(responses).toHaveProperty('400');
  });

  it('describes the problem of every failure, and the check can fail', async () => {
    const { request } = await runServer(fakeServices());
    const document = documentShape.parse((await request.get('/openapi.json')).body);
    const { body } = await request.get('/api/v1/clauses/none').expect(404);
    const content =
      document.paths['/api/v1/clauses/{id}']?.get?.responses['404']?.content?.['application/problem+json'];
    const problem = schemaIn(document, content?.schema);
    expect(problem.safeParse(body).success).toBe(true);
    expect(problem.safeParse({ ...body, requestId: 7 }).success).toBe(false);
  });
});

/** A schema of the document as a checker, its references into the document's components included. */
function schemaIn(document: Described, schema: unknown): z.ZodType {
  const whole = { ...(schema as object), $defs: document.components.schemas };
  return z.fromJSONSchema(JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/')));
}
