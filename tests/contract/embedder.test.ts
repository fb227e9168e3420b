import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { YueceEmbeddings } from '../../src/adapters/langchain-embeddings.js';
import { createRemoteEmbedder } from '../../src/adapters/models/remote-embedder.js';
import { createOnnxEmbedder } from '../../src/adapters/onnx/onnx-embedder.js';
import type { Embedder } from '../../src/ports/embedder.js';
import { startModelServer } from '../support/scripted-model-server.js';
import { repositoryPath } from '../support/shared-data.js';
import { describeEmbedder, dot } from './embedder.contract.js';

const model = repositoryPath('models', 'e5-small-zh-en');
let embedder: Embedder;
let folder: string;
beforeAll(async () => {
  embedder = await createOnnxEmbedder({ folder: model });
  folder = await mkdtemp(join(tmpdir(), 'yuece-model-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeEmbedder('the one in models/', async () => ({
  embedder: await createOnnxEmbedder({ folder: model }),
  close: async () => {},
}));

describeEmbedder('an endpoint', async () => {
  const server = await startModelServer();
  const embedder = await createRemoteEmbedder({ baseUrl: server.baseUrl, model: 'made', apiKey: null });
  return { embedder, close: server.close };
});

describe('the embedder in models/', () => {
  it('reads another language: a question in English is nearer to its answer than to another subject', async () => {
    const [robots, farms] = await embedder.embedPassages([
      '到2027年，智能机器人产业营业收入达到900亿元。',
      '提升动植物保护智能化水平，加强病虫害防控。',
    ]);
    const question = await embedder.embedQuery('robot industry revenue target');
    expect(dot(question, robots as Float32Array)).toBeGreaterThan(dot(question, farms as Float32Array));
  });

  it('serves LangChain with the same vectors', async () => {
    const embeddings = new YueceEmbeddings(embedder);
    expect(await embeddings.embedQuery('算力')).toEqual([...(await embedder.embedQuery('算力'))]);
    expect(await embeddings.embedDocuments(['算力', '养老'])).toHaveLength(2);
  });

  it.each(['model.onnx', 'tokenizer.json'])('names %s where it is damaged or missing', async (file) => {
    const copy = join(folder, file);
    await cp(model, copy, { recursive: true });
    const path = join(copy, file);
    const content = await readFile(path);
    content[1000] = (content[1000] ?? 0) ^ 1;
    await writeFile(path, content);
    await expect(createOnnxEmbedder({ folder: copy })).rejects.toMatchObject({
      code: 'model_damaged',
      publicMessage: expect.stringContaining(file),
    });
    await rm(path);
    await expect(createOnnxEmbedder({ folder: copy })).rejects.toMatchObject({
      code: 'model_damaged',
      publicMessage: expect.stringContaining(file),
    });
  });
});
