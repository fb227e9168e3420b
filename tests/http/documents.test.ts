import { describe, expect, it } from 'vitest';
import { clauseDetail, documentDetail, documentList } from '../../src/contract/documents.js';
import { createMemoryIndex, unsearched } from '../support/memory-index.js';
import { policyDocument } from '../support/policy-document.js';
import { CLAUSES, fakeServices } from './fake-services.js';
import { runServer } from './running-server.js';

describe('documents and clauses', () => {
  it('lists the documents with their validity today', async () => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.get('/api/v1/documents').expect(200);
    const { documents } = documentList.strict().parse(body);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({ id: 'notice-2024-1', validity: 'in_force', clauseCount: 3 });
    // Headings and items inside a measure are no clauses of their own to the person who counts.
    expect(CLAUSES.filter((clause) => clause.searchable)).toHaveLength(3);
  });

  it('lists apart what is known to exist and whose text is not here', async () => {
    const index = fakeServices().index();
    const ended = { url: 'https://example.gov.cn/3', effectiveOn: '2020-01-01', expiresOn: '2021-01-01' };
    const uncollected = () => [policyDocument('notice-2020-3', ended)];
    const { request } = await runServer(fakeServices({ index: () => index && { ...index, uncollected } }));
    const { body } = await request.get('/api/v1/documents').expect(200);
    const list = documentList.strict().parse(body);
    expect(list.documents).toHaveLength(1);
    expect(list.uncollected).toMatchObject([
      { id: 'notice-2020-3', validity: 'expired', url: 'https://example.gov.cn/3' },
    ]);
    expect(list.uncollected[0]).not.toHaveProperty('clauseCount');
    await request.get('/api/v1/documents/notice-2020-3').expect(404);
  });

  it('gives validity for today and not for the day of indexing', async () => {
    const clock = { now: () => 0, monotonic: () => 0, today: () => '2024-05-29' };
    const { request } = await runServer(fakeServices({ clock }));
    const { body } = await request.get('/api/v1/documents').expect(200);
    expect(body.documents[0].validity).toBe('not_yet');
  });

  it.each([
    'documents',
    'documents/notice-2024-1',
    'clauses/notice-2024-1%2313',
  ])('judges %s on the day that is asked for, its last day included, and no other', async (path) => {
    const ended = policyDocument('notice-2024-1', { effectiveOn: '2024-01-01', expiresOn: '2025-06-30' });
    const index = createMemoryIndex([unsearched({ document: ended, clauses: CLAUSES, passages: [] })]);
    const { request } = await runServer(fakeServices({ index: () => index }));
    const validity = async (query: object) => {
      const { body } = await request.get(`/api/v1/${path}`).query(query).expect(200);
      return (body.documents?.[0] ?? body).validity;
    };
    expect(await validity({ asOf: '2023-12-31' })).toBe('not_yet');
    expect(await validity({ asOf: '2025-06-30' })).toBe('in_force');
    // Today is 2026-01-01 here.
    expect(await validity({})).toBe('expired');
  });

  it.each([
    'documents',
    'documents/notice-2024-1',
    'clauses/notice-2024-1%2313',
  ])('refuses what is no day for %s and says what is wrong', async (path) => {
    const { request } = await runServer(fakeServices());
    for (const asOf of ['morgen', '2025-02-30', ['2025-01-01', '2025-01-02']]) {
      const { body } = await request.get(`/api/v1/${path}`).query({ asOf }).expect(400);
      expect(body.detail).toBe('日期（asOf）：日期应写作 YYYY-MM-DD。');
    }
  });

  it('gives the tree of a document: parts, their measures, their items', async () => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.get('/api/v1/documents/notice-2024-1').expect(200);
    const { clauses } = documentDetail.strict().parse(body);
    const numbers = clauses.map((part) => [part.number, part.children.map((measure) => measure.number)]);
    expect(numbers).toEqual([
      ['三', ['13', '14']],
      ['四', ['15']],
    ]);
    expect(clauses[0]?.children[1]?.children[0]?.id).toBe('notice-2024-1#14/1');
  });

  it('names the attachments of a document where there are some', async () => {
    const attachments = [{ name: '附件1：申报书.docx', url: 'https://example.gov.cn/1.docx' }];
    const document = policyDocument('notice-2024-1', { attachments });
    const index = createMemoryIndex([unsearched({ document, clauses: CLAUSES, passages: [] })]);
    const { request } = await runServer(fakeServices({ index: () => index }));
    const { body } = await request.get('/api/v1/documents/notice-2024-1').expect(200);
    expect(documentDetail.strict().parse(body).attachments).toEqual(attachments);
    const plain = await (await runServer(fakeServices())).request.get('/api/v1/documents/notice-2024-1');
    expect(plain.body).not.toHaveProperty('attachments');
  });

  it.each([
    ['percent-encoded, as programs write it', 'notice-2024-1%2314'],
    ['with a slash, as people type it', 'notice-2024-1/14'],
  ])('finds a clause %s', async (_why, id) => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.get(`/api/v1/clauses/${id}`).expect(200);
    const clause = clauseDetail.strict().parse(body);
    expect(clause).toMatchObject({ id: 'notice-2024-1#14', documentTitle: '若干措施', text: '第14条的正文。' });
    expect(clause.parent?.number).toBe('三');
    expect(clause.children.map((child) => child.id)).toEqual(['notice-2024-1#14/1']);
    // Across the heading of the next part: a reader turns the page.
    expect([clause.previous?.number, clause.next?.number]).toEqual(['13', '15']);
  });

  it.each([
    'notice-2024-1%2314%2F1',
    'notice-2024-1%2314/1',
    'notice-2024-1/14/1',
  ])('finds a finer clause as %s', async (id) => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.get(`/api/v1/clauses/${id}`).expect(200);
    expect(body).toMatchObject({ id: 'notice-2024-1#14/1', previous: null, next: null });
  });

  it('finds a clause with a Chinese number', async () => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.get(`/api/v1/clauses/${encodeURIComponent('notice-2024-1#三')}`).expect(200);
    expect(body).toMatchObject({ number: '三', parent: null, previous: null, next: { number: '四' } });
  });

  it.each([
    'notice-2024-1%2399',
    'notice-2024-1',
    'other%2313',
    '%23',
    'a%20b%2313',
  ])('404 that tells how an id is written: %s', async (id) => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.get(`/api/v1/clauses/${id}`).expect(404);
    expect(body.detail).toContain('%23');
  });

  it.each(['other', '..%2Fetc', '三'])('404 for a document that is not there: %s', async (id) => {
    const { request } = await runServer(fakeServices());
    await request.get(`/api/v1/documents/${encodeURI(id)}`).expect(404);
  });

  it.each([
    'documents',
    'documents/notice-2024-1',
    'clauses/notice-2024-1%2313',
  ])('503 for %s while no index is open', async (path) => {
    const { request } = await runServer(fakeServices({ index: () => null }));
    const reply = await request.get(`/api/v1/${path}`).expect(503);
    expect(reply.headers['retry-after']).toBe('5');
  });
});
