import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readKeptVectors } from '../../src/adapters/kept-vectors.js';

const folder = mkdtempSync(join(tmpdir(), 'yuece-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let embedded = 0;
const embedder = (id = 'one') => ({
  id,
  dimension: 2,
  embedQuery: async () => Float32Array.of(0, 0),
  embedPassages: async (texts: readonly string[]) => {
    embedded += 1;
    return texts.map((text) => Float32Array.of(text.length, 0.5));
  },
});

describe('kept vectors', () => {
  const file = join(folder, 'vectors.json');

  it('are embedded once, and again where the texts, the embedder or the file have changed', async () => {
    const texts = ['一', '二二'];
    const first = await readKeptVectors(file, texts, embedder());
    expect(await readKeptVectors(file, texts, embedder())).toEqual(first);
    expect(embedded).toBe(1);
    await readKeptVectors(file, [...texts, '三'], embedder());
    await readKeptVectors(file, [...texts, '三'], embedder('other'));
    expect(embedded).toBe(3);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    const bytes = Buffer.from(content.vectors, 'base64');
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    writeFileSync(file, JSON.stringify({ ...content, vectors: bytes.toString('base64') }));
    await readKeptVectors(file, [...texts, '三'], embedder('other'));
    expect(embedded).toBe(4);
  });

  it('cost time and nothing else where they cannot be written', async () => {
    const vectors = await readKeptVectors(join(folder, 'missing', 'vectors.json'), ['一'], embedder());
    expect(vectors).toHaveLength(1);
  });
});
