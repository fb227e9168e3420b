import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { YueceEmbeddings } from '../../src/adapters/langchain-embeddings.js';
import { createOnnxEmbedder } from '../../src/adapters/onnx-embedder.js';
import type { Embedder } from '../../src/ports/embedder.js';
import { repositoryPath } from '../support/shared-data.js';

const model = repositoryPath('models', 'e5-small-zh-en');
let embedder: Embedder;
let folder: string;
beforeAll(async () => {
  embedder = await createOnnxEmbedder({ folder: model });
  folder = await mkdtemp(join(tmpdir(), 'yuece-model-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe('the embedder', () => {
  it('gives unit vectors of its dimension, the same for the same text', async () => {
    const [once, again] = [await embedder.embedQuery('算力目标'), await embedder.embedQuery('算力目标')];
    expect(once).toHaveLength(embedder.dimension);
    expect(dot(once, once)).toBeCloseTo(1, 4);
    expect(again).toEqual(once);
  });

  it('gives passages in the order asked, whatever batches they fell into', async () => {
    const texts = ['短', '机器人产业营业收入达到900亿元。'.repeat(12), '智慧养老', '算力网络'.repeat(30)];
    const together = await embedder.embedPassages(texts);
    for (const [at, text] of texts.entries()) {
      const [alone] = await embedder.embedPassages([text]);
      expect(dot(alone as Float32Array, together[at] as Float32Array)).toBeGreaterThan(0.99);
    }
  });

  it('brings a question nearer to its answer than to another subject', async () => {
    const [robots, farms] = await embedder.embedPassages([
      '到2027年，智能机器人产业营业收入达到900亿元。',
      '提升动植物保护智能化水平，加强病虫害防控。',
    ]);
    const question = await embedder.embedQuery('robot industry revenue target');
    expect(dot(question, robots as Float32Array)).toBeGreaterThan(dot(question, farms as Float32Array));
  });

  it('takes text of any length, and none', async () => {
    expect(await embedder.embedQuery('长'.repeat(5000))).toHaveLength(embedder.dimension);
    expect(await embedder.embedQuery('')).toHaveLength(embedder.dimension);
    expect(await embedder.embedPassages([])).toEqual([]);
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
