import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/domain/failure.js';
import type { DocumentId } from '../../src/domain/ids.js';
import type { SourceFile } from '../../src/ports/document-reader.js';
import type { PutOutcome, PuttingTerms } from '../../src/publication/put-document.js';
import { ADMIN_KEY, DRAFT, fakeAdministration } from './fake-administration.js';
import { fakeServices } from './fake-services.js';
import { runServer } from './running-server.js';

const DOCUMENTS = '/api/v1/admin/documents';
const BEARER = ['Authorization', `Bearer ${ADMIN_KEY}`] as const;
const TEXT = 'text/plain; charset=utf-8';

/** A server whose administration notes what it is asked and answers `outcome`. */
async function withOutcome(outcome?: PutOutcome) {
  const asked: { file: SourceFile; terms: PuttingTerms }[] = [];
  const administration = fakeAdministration({
    putFile: async (file, terms) => {
      asked.push({ file, terms });
      return [outcome ?? { state: 'published', documentId: 'a' as DocumentId, clauseCount: 1 }];
    },
  });
  const { request } = await runServer(fakeServices({ administration }));
  return { request, asked };
}

describe('who may administer', () => {
  it('nobody where no key is configured, and is told so', async () => {
    const { request } = await runServer(fakeServices());
    const { body } = await request
      .get('/api/v1/admin/drafts')
      .set(...BEARER)
      .expect(403);
    expect(body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('YUECE_ADMIN_KEY') });
  });

  it.each([
    ['no key', ''],
    ['another key', 'Bearer administrator-key-of-a-tesu'],
    ['the beginning of the key', 'Bearer administrator-key'],
    ['the key without its scheme', ADMIN_KEY],
  ])('not with %s', async (_why, header) => {
    const { request } = await runServer(fakeServices({ administration: fakeAdministration() }));
    for (const path of ['/api/v1/admin/drafts', '/API/v1/ADMIN/drafts', '/api/v1/admin/drafts/']) {
      const reply = await request.get(path).set('Authorization', header).expect(401);
      expect(reply.headers['www-authenticate']).toBe('Bearer');
    }
    await request.put(`${DOCUMENTS}/a`).set('Authorization', header).type(TEXT).send('正文').expect(401);
  });

  it('not with the key of a caller of /v1', async () => {
    const apiKeys = [{ name: 'a', key: 'key-of-sixteen-or-more' }];
    const { request } = await runServer(fakeServices({ apiKeys, administration: fakeAdministration() }));
    await request.get('/api/v1/admin/drafts').set('Authorization', `Bearer ${apiKeys[0]?.key}`).expect(401);
  });

  it('not from a page of another site, whatever the key', async () => {
    const { request } = await runServer(fakeServices({ administration: fakeAdministration() }));
    const reply = await request.options(`${DOCUMENTS}/a`).set('Origin', 'https://other.example');
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    expect((await request.options('/api/v1/chat')).headers['access-control-allow-origin']).toBe('*');
  });

  it('no more often than anybody may ask, so that keys cannot be tried', async () => {
    const rateLimit = { limit: 2, windowMs: 60_000 };
    const { request } = await runServer(fakeServices({ administration: fakeAdministration(), rateLimit }));
    for (const status of [401, 401, 429]) await request.get('/api/v1/admin/drafts').expect(status);
  });
});

describe('PUT /api/v1/admin/documents', () => {
  it('takes JSON as a line of a .jsonl file, with the id of the address where it gives none', async () => {
    const { request, asked } = await withOutcome();
    const document = { title: '通知', text: '第一条\n第二条' };
    await request
      .put(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .send(document)
      .expect(200);
    await request
      .put(DOCUMENTS)
      .set(...BEARER)
      .send({ ...document, id: 'b' })
      .expect(200);
    expect(asked.map(({ file }) => [file.name, JSON.parse(Buffer.from(file.bytes).toString())])).toEqual([
      ['document.jsonl', { ...document, id: 'a' }],
      ['document.jsonl', { ...document, id: 'b' }],
    ]);
    expect(asked.map(({ terms }) => terms)).toEqual([
      { by: '管理接口', documentId: 'a', replacement: { kind: 'correction' } },
      { by: '管理接口', documentId: null, replacement: { kind: 'correction' } },
    ]);
  });

  it('takes a file by its media type, or by its name', async () => {
    const { request, asked } = await withOutcome();
    const put = (headers: Readonly<Record<string, string>>) =>
      request
        .put(DOCUMENTS)
        .set(...BEARER)
        .set(headers)
        .send(Buffer.from('正文'))
        .expect(200);
    await put({ 'Content-Type': TEXT });
    await put({ 'Content-Type': 'text/html', 'X-File-Name': encodeURIComponent('通知') });
    await put({ 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent('通知.txt') });
    await put({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent('通知.HTML')}`,
    });
    expect(asked.map(({ file }) => file.name)).toEqual(['document.txt', '通知.html', '通知.txt', '通知.HTML']);
    expect(Buffer.from(asked[0]?.file.bytes ?? []).toString()).toBe('正文');
  });

  it('names in the ledger who says to do it, and amends or drafts where that is asked', async () => {
    const { request, asked } = await withOutcome({
      state: 'draft',
      documentId: 'a' as DocumentId,
      draftId: '0123456789',
      fault: null,
    });
    const put = (query: string) =>
      request
        .put(`${DOCUMENTS}/a?${query}`)
        .set(...BEARER)
        .type(TEXT)
        .send('正文');
    const { body } = await put(`draft=1&by=${encodeURIComponent('张三')}`).expect(200);
    expect(body).toEqual({ state: 'draft', documentId: 'a', draftId: '0123456789', fault: null });
    await put('amend=1');
    await put('amend=2030-01-01');
    expect(asked.map(({ terms }) => [terms.by, terms.replacement])).toEqual([
      ['管理接口：张三', null],
      ['管理接口', { kind: 'amendment', from: null }],
      ['管理接口', { kind: 'amendment', from: '2030-01-01' }],
    ]);
    for (const wrong of ['amend=2030-02-31', 'amend=soon', 'draft=yes']) await put(wrong).expect(400);
  });

  it.each([
    ['a kind that nobody reads', 'image/png', {}, 415],
    ['bytes without a name', 'application/octet-stream', {}, 415],
    ['a name of no kind that is read', 'application/octet-stream', { 'X-File-Name': 'a.exe' }, 415],
    ['a kind that this server has no reader for', 'application/pdf', {}, 415],
    ['a badly encoded name', TEXT, { 'X-File-Name': '%E9%80' }, 400],
  ])('refuses %s', async (_why, type, headers, status) => {
    const { request, asked } = await withOutcome();
    const reply = await request
      .put(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .set({ 'Content-Type': type, ...headers })
      .send(Buffer.from('正文'));
    expect({ status: reply.status, type: reply.type }).toEqual({ status, type: 'application/problem+json' });
    expect(asked).toEqual([]);
  });

  it.each(['{"title":', '[]', '"正文"'])('refuses JSON that is no document: %s', async (body) => {
    const { request, asked } = await withOutcome();
    await request
      .put(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .type('json')
      .send(body)
      .expect(400);
    expect(asked).toEqual([]);
  });

  it('refuses nothing at all, and ids that are none', async () => {
    const { request } = await withOutcome();
    await request
      .put(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .type(TEXT)
      .expect(400);
    await request
      .put(`${DOCUMENTS}/${encodeURIComponent('../x')}`)
      .set(...BEARER)
      .type(TEXT)
      .send('正文')
      .expect(400);
  });

  it('refuses what is larger than any file that is read', async () => {
    const { request, asked } = await withOutcome();
    const large = Buffer.alloc(64 * 2 ** 20 + 1, 'a');
    await request
      .put(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .type(TEXT)
      .send(large)
      .expect(413);
    expect(asked).toEqual([]);
  });

  it('tells why a document was not published, with the draft that was kept and its report', async () => {
    const { request } = await withOutcome({
      state: 'draft',
      documentId: 'a' as DocumentId,
      draftId: DRAFT.draft.id,
      fault: '缺第二条',
    });
    const reply = await request
      .put(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .type(TEXT)
      .send('正文')
      .expect(422);
    expect(reply.type).toBe('application/problem+json');
    expect(reply.body.detail).toContain('缺第二条');
    expect(reply.body.draft).toMatchObject({ id: DRAFT.draft.id, report: { findings: [{ message: '缺第二条' }] } });
  });

  it('tells what could not be read at all', async () => {
    const { request } = await withOutcome({ state: 'refused', origin: 'a', reason: '内容是乱码' });
    const { body } = await request
      .put(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .type(TEXT)
      .send('正文')
      .expect(422);
    expect(body).toMatchObject({ detail: '内容是乱码。' });
    expect(body.draft).toBeUndefined();
  });

  it('answers 409 while another process writes', async () => {
    const administration = fakeAdministration({
      putFile: async () => {
        throw new Failure('conflict', 'busy', { publicMessage: '另一个进程正在写入' });
      },
    });
    const { request } = await runServer(fakeServices({ administration }));
    await request
      .put(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .type(TEXT)
      .send('正文')
      .expect(409);
  });
});

describe('drafts and withdrawals', () => {
  it('404 for what is not there', async () => {
    const administration = fakeAdministration({
      ...{ drafts: async () => [], review: async () => null, discard: async () => false },
      ...{ withdraw: async () => false, versions: async () => [] },
    });
    const { request } = await runServer(fakeServices({ administration }));
    const { id } = DRAFT.draft;
    await request
      .get(`/api/v1/admin/drafts/${id}`)
      .set(...BEARER)
      .expect(404);
    await request
      .post(`/api/v1/admin/drafts/${id}/publish`)
      .set(...BEARER)
      .send({})
      .expect(404);
    await request
      .delete(`/api/v1/admin/drafts/${id}`)
      .set(...BEARER)
      .expect(404);
    await request
      .delete(`${DOCUMENTS}/a`)
      .set(...BEARER)
      .expect(404);
    await request
      .get(`${DOCUMENTS}/a/versions`)
      .set(...BEARER)
      .expect(404);
  });

  it('publishes what failed its check only with a name and a reason', async () => {
    const administration = fakeAdministration({
      publish: async ([draftId = ''], { override }) =>
        override
          ? { published: [{ draftId, documentId: 'a' as DocumentId, title: override.name }], refused: [] }
          : { published: [], refused: [{ draftId, reason: '缺第二条', needsOverride: true }] },
    });
    const { request } = await runServer(fakeServices({ administration }));
    const publish = (body: object) =>
      request
        .post(`/api/v1/admin/drafts/${DRAFT.draft.id}/publish`)
        .set(...BEARER)
        .send(body);
    expect((await publish({}).expect(422)).body.detail).toContain('override');
    await publish({ override: { name: '李四' } }).expect(400);
    await publish({ override: { name: '  ', reason: '原文如此' } }).expect(400);
    const { body } = await publish({ override: { name: '李四', reason: '原文如此' } }).expect(200);
    expect(body.title).toBe('李四');
  });
});
