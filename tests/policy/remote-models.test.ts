import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openYuece, type Yuece, type YueceOptions } from '../../src/assemble.js';
import { type ModelScript, refuses, says } from '../support/model-script.js';
import { temporaryDataDir } from '../support/real-server.js';
import { closedBaseUrl, type ModelServer, startModelServer } from '../support/scripted-model-server.js';

const NONE = { languageModel: null, remoteEmbedder: null, reranker: null };
const AS_OF = '2025-01-01';
let server: ModelServer;
let data: ReturnType<typeof temporaryDataDir>;
beforeAll(async () => {
  server = await startModelServer();
  data = temporaryDataDir();
});
afterAll(async () => {
  await server.close();
  await data.remove();
});

async function withYuece<T>(options: Omit<YueceOptions, 'dataDir'>, use: (yuece: Yuece) => Promise<T> | T): Promise<T> {
  const yuece = await openYuece({ dataDir: data.path, ...options });
  try {
    return await use(yuece);
  } finally {
    await yuece.close();
  }
}
const endpoint = () => ({ baseUrl: server.baseUrl, model: 'made', apiKey: null });
const found = ({ search }: Yuece) => search({ query: '智能机器人', asOf: AS_OF, limit: 30 });

describe('a remote embedder', () => {
  it('embeds the corpus anew, which is kept under its name; the one in the house takes its place again', async () => {
    const remote = { models: { ...NONE, remoteEmbedder: endpoint() } };
    await withYuece(remote, async (yuece) => {
      expect(yuece.index().identity).toMatchObject({ embedderId: 'remote/made', dimension: 64 });
      expect((await found(yuece)).hits).toHaveLength(30);
      expect(server.requests.at(-1)).toMatchObject({
        path: '/embeddings',
        body: { model: 'made', input: ['智能机器人'] },
      });
    });
    const passages = server.requests.length;
    await withYuece(remote, (yuece) => expect(yuece.rebuilt).toBeNull());
    // Its dimension, at most, is asked for again, and the examples of routing are kept.
    expect(server.requests.length - passages).toBe(1);
    await withYuece({}, (yuece) => expect(yuece.rebuilt).not.toBeNull());
  });

  it('also embeds what is taken in on another thread', async () => {
    const file = join(data.path, 'bees.txt');
    await writeFile(file, '支持养蜂产业办法\n第一条 对示范蜂场补助十万元。\n第二条 由养蜂协会负责。');
    await withYuece({ models: { ...NONE, remoteEmbedder: endpoint() } }, async (yuece) => {
      const before = yuece.index().passageCount;
      server.requests.length = 0;
      expect((await yuece.ingest([file], { replace: false })).added).toHaveLength(1);
      expect(yuece.index().passageCount).toBeGreaterThan(before);
      expect(JSON.stringify(server.requests.map(({ body }) => body.input))).toContain('示范蜂场');
    });
  });

  it('that cannot be used stops the start, and says which setting to look at', async () => {
    const models = { ...NONE, remoteEmbedder: { ...endpoint(), baseUrl: await closedBaseUrl() } };
    await expect(withYuece({ models }, () => null)).rejects.toMatchObject({
      code: 'configuration',
      publicMessage: expect.stringContaining('YUECE_EMBEDDING_BASE_URL'),
    });
  });
});

describe('a reranker', () => {
  const backwards = (body: { readonly documents?: readonly string[] }): ModelScript => ({
    kind: 'status',
    status: 200,
    body: { results: (body.documents ?? []).map((_, index) => ({ index, relevance_score: index })) },
  });

  it('orders what is found and what is answered from; without one, or with one that fails, nothing changes', async () => {
    const own = await withYuece({}, found);
    const models = { ...NONE, reranker: endpoint() };
    server.follow(({ body }) => backwards(body));
    const turned = await withYuece({ models }, found);
    expect(turned.hits.slice(0, 20).map(({ clause }) => clause.id)).toEqual(
      own.hits
        .slice(0, 20)
        .map(({ clause }) => clause.id)
        .reverse(),
    );
    server.requests.length = 0;
    await withYuece({ models }, ({ chat }) => chat({ message: '机器人有什么支持', asOf: AS_OF }));
    expect(server.requests.map(({ path }) => path)).toContain('/rerank');

    const notices: string[] = [];
    server.follow(() => refuses(401, 'no'));
    const failed = await withYuece({ models, onNotice: (notice) => notices.push(notice) }, found);
    expect(failed).toEqual(own);
    expect(notices).toEqual(['the reranker failed (unauthorised): HTTP 401']);
  });
});

describe('a language model that is only configured', () => {
  it('is asked nothing at the start', async () => {
    server.requests.length = 0;
    server.follow(() => says('不应被问。'));
    const languageModel = { ...endpoint(), timeoutMs: 1_000, concurrency: 1, judge: false };
    await withYuece({ models: { ...NONE, languageModel } }, () => expect(server.requests).toEqual([]));
  });
});
