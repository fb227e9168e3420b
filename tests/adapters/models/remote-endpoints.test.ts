import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRemoteEmbedder } from '../../../src/adapters/models/remote-embedder.js';
import { createRemoteReranker } from '../../../src/adapters/models/remote-reranker.js';
import type { ModelFaultReason } from '../../../src/ports/language-model.js';
import { type ModelScript, refuses } from '../../support/model-script.js';
import { closedBaseUrl, type ModelServer, startModelServer } from '../../support/scripted-model-server.js';

const KEY = 'sk-secret-0123456789';
const body = (value: unknown): ModelScript => ({ kind: 'status', status: 200, body: value });

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());
const endpoint = () => ({ baseUrl: server.baseUrl, model: 'made', apiKey: KEY });

const FAULTS: readonly (readonly [string, ModelScript, ModelFaultReason])[] = [
  ['401', refuses(401, `bad key ${KEY}`), 'unauthorised'],
  ['400', refuses(400, `bad key ${KEY}`), 'bad_request'],
  ['429', refuses(429, 'slow down', { 'retry-after': '120' }), 'rate_limited'],
  ['500', refuses(500, 'no'), 'server_error'],
  ['a cut connection', { kind: 'drop' }, 'unreachable'],
  ['no JSON', { kind: 'raw', body: '<html>' }, 'unreadable'],
  ['JSON of another form', body({ ok: true }), 'unreadable'],
  ['ten megabytes', { kind: 'raw', body: 'x'.repeat(10_000_000) }, 'too_long'],
];

describe('a remote embedder', () => {
  it('is the same by its model, wherever that is served', async () => {
    expect(await createRemoteEmbedder(endpoint())).toMatchObject({ id: 'remote/made', dimension: 64 });
  });

  it.each(FAULTS)('throws a fault for %s, without its key', async (_, script, reason) => {
    const embedder = await createRemoteEmbedder(endpoint());
    server.follow(() => script);
    const fault = await embedder.embedQuery('算力').catch((error: Error) => error);
    expect(fault).toMatchObject({ name: 'ModelFault', reason });
    expect(String(fault)).not.toContain('sk-secret');
  });

  it('does not pass on vectors of another length than it had, too few of them, or none of a direction', async () => {
    const embedder = await createRemoteEmbedder(endpoint());
    for (const data of [
      [{ index: 0, embedding: [1, 2] }],
      [],
      [{ index: 0, embedding: new Array(64).fill(0) }],
      [{ index: 0, embedding: [null, ...new Array(63).fill(1)] }],
    ]) {
      server.follow(() => body({ data }));
      const [fault] = await Promise.allSettled([embedder.embedPassages(['算力'])]);
      expect(fault).toMatchObject({ status: 'rejected', reason: { reason: 'unreadable' } });
    }
  });

  it('is not opened where nobody listens', async () => {
    const opened = createRemoteEmbedder({ ...endpoint(), baseUrl: await closedBaseUrl() });
    await expect(opened).rejects.toMatchObject({ name: 'ModelFault', reason: 'unreachable' });
  });

  it('asks with no more texts than every endpoint takes, and no more requests at once than agreed', async () => {
    const embedder = await createRemoteEmbedder(endpoint());
    await embedder.embedPassages(Array.from({ length: 95 }, (_, at) => `第${at}条`));
    const sizes = server.requests.slice(1).map((request) => request.body.input?.length ?? 0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(95);
  });

  it('sends its own key, and none where it has none', async () => {
    await createRemoteEmbedder(endpoint());
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    await createRemoteEmbedder({ ...endpoint(), apiKey: null });
    expect(server.requests[1]?.headers.authorization).not.toContain('sk-');
  });
});

describe('a remote reranker', () => {
  const score = () => createRemoteReranker(endpoint()).score('机器人', ['甲', '乙']);

  it.each(FAULTS)('throws a fault for %s, without its key', async (_, script, reason) => {
    server.follow(() => script);
    const fault = await score().catch((error: Error) => error);
    expect(fault).toMatchObject({ name: 'ModelFault', reason });
    expect(String(fault)).not.toContain('sk-secret');
  });

  it('reads Jina’s reply, which tells the document again, as Cohere’s', async () => {
    const results = [
      { index: 1, relevance_score: 0.9, document: { text: '乙' } },
      { index: 0, relevance_score: -0.1, document: { text: '甲' } },
    ];
    server.follow(() => body({ model: 'made', results, usage: { total_tokens: 3 } }));
    expect(await score()).toEqual([-0.1, 0.9]);
    expect(server.requests[0]?.body).toEqual({ model: 'made', query: '机器人', documents: ['甲', '乙'], top_n: 2 });
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  it('does not take a reply for whole that leaves a passage out', async () => {
    server.follow(() => body({ results: [{ index: 0, relevance_score: 1 }] }));
    await expect(score()).rejects.toMatchObject({ reason: 'unreadable' });
  });

  it('is not waited for longer than three seconds: the own order is there already', async () => {
    server.follow(() => ({ kind: 'hang' }));
    const from = performance.now();
    await expect(score()).rejects.toMatchObject({ reason: 'timeout' });
    expect(performance.now() - from).toBeLessThan(4_000);
    expect(await server.requests[0]?.ended).toBe('left');
  });
});
