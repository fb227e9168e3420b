import { describe, expect, it, vi } from 'vitest';
import { searchResponse } from '../../src/contract/search.js';
import { fakeSearch, fakeServices } from './fake-services.js';
import { runServer } from './running-server.js';

describe('POST /api/v1/search', () => {
  it('gives the hits alone where nobody asked for explanations', async () => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.post('/api/v1/search').send({ query: '机器人' }).expect(200);
    expect(searchResponse.strict().parse(body)).toEqual({
      hits: [
        {
          clauseId: 'notice-2024-1#13',
          documentId: 'notice-2024-1',
          number: '13',
          label: '《若干措施》第13条',
          text: '第13条的正文。',
          score: 0.875,
        },
      ],
    });
  });

  it('explains how the query was read, each score, and what was cut, with why', async () => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.post('/api/v1/search').send({ query: '機器人', explain: true }).expect(200);
    const { hits, rejected, steps, terms, types } = searchResponse.strict().parse(body);
    expect(hits[0]?.explain).toEqual({
      dense: 0.5,
      lexical: 0.25,
      exact: 0,
      document: 0.125,
      rank: 1,
      features: [
        { name: 'dense', value: 0.9, weight: 1, part: 0.5 },
        { name: 'lexical', value: 12, weight: 1, part: 0.375 },
      ],
    });
    expect(rejected).toMatchObject([
      { clauseId: 'notice-2024-1#14', kind: 'beyond_limit', reason: '排在前1条之后', explain: { rank: 2 } },
      {
        clauseId: 'notice-2024-1#15',
        kind: 'not_in_force',
        reason: '文件已失效，否则排第1',
        rankAmongAll: 1,
        explain: { rank: 3 },
      },
    ]);
    expect(steps).toEqual([
      { step: '原文', text: '機器人' },
      { step: '繁简', text: '机器人' },
    ]);
    expect(terms).toEqual([
      { term: '机器', own: true, weight: 1, weighted: 2 },
      { term: '智能', own: false, weight: 0.25, weighted: 0.125 },
    ]);
    expect(types).toEqual(['measures']);
  });

  it('hands on what was asked; the day is today unless given', async () => {
    const search = vi.fn(fakeSearch);
    const { request } = await runServer(fakeServices({ search }));
    await request.post('/api/v1/search').send({ query: ' 机器人 ' }).expect(200);
    await request
      .post('/api/v1/search')
      .send({ query: '机器人', limit: 3, asOf: '2025-06-01', documentIds: ['notice-2024-1'], explain: true })
      .expect(200);
    expect(search.mock.calls.map(([query]) => query)).toEqual([
      { query: '机器人', asOf: '2026-01-01', explain: false },
      { query: '机器人', limit: 3, asOf: '2025-06-01', documentIds: ['notice-2024-1'], explain: true },
    ]);
  });

  it.each([
    [{}, '检索词（query）：请填写检索词（query）'],
    [{ query: '机器人', limit: 0 }, '条数（limit）：'],
    [{ query: '机器人', limit: 1.5 }, '条数（limit）：'],
  ])('400 for %j', async (body, detail) => {
    const { request } = await runServer(fakeServices());
    const reply = await request.post('/api/v1/search').send(body).expect(400);
    expect(reply.body.detail).toContain(detail);
  });
});
