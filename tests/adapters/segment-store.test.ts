import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSegmentStore } from '../../src/adapters/segments/segment-store.js';
import type { IndexedDocument } from '../../src/ports/index-store.js';
import { DIMENSION, madeCorpus } from '../support/made-corpus.js';

const identity = { schemaVersion: 1, embedderId: 'made', dimension: DIMENSION };
const corpus = madeCorpus({ documents: 3, clausesEach: 10, seed: 3 });
const options = { graphFrom: 1 };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-segments-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (documents: readonly IndexedDocument[], by = identity) =>
  createSegmentStore(folder, options).commit(by, { put: documents, remove: [], sources: [] });
const segmentNames = () => readdir(join(folder, 'segments'));
const idsIn = async (by = identity) => {
  const { index } = await createSegmentStore(folder, options).open(by);
  return index.documents().map(({ id }) => id);
};

describe('the segment store', () => {
  it('says that there is nothing yet, and serves it', async () => {
    const { index, reason } = await createSegmentStore(folder).open(identity);
    expect(reason).toBe('尚未建立索引');
    expect(index.documentCount).toBe(0);
  });

  it.each([
    { ...identity, schemaVersion: 2 },
    { ...identity, embedderId: 'another' },
  ])('serves nothing that was built by other rules or another model (%j)', async (other) => {
    await put(corpus);
    expect(await createSegmentStore(folder).open(other)).toMatchObject({ reason: '规则或模型有变化', sources: [] });
    expect(await idsIn(other)).toEqual([]);
  });

  it('hands out vectors under new rules until the new index is complete, and never those of another model', async () => {
    await put(corpus);
    const [entry] = corpus[0]?.passages ?? [];
    const find = async (by: typeof identity) => {
      const vectors = await createSegmentStore(folder).vectors(by);
      return vectors.find(entry?.textKey ?? '').finally(vectors.close);
    };
    const newRules = { ...identity, schemaVersion: 2 };
    expect(await find(newRules)).toEqual(entry?.vector);
    expect(await find({ ...identity, embedderId: 'another' })).toBeUndefined();
    await put(corpus.slice(1), newRules);
    expect(await find(newRules)).toEqual(entry?.vector);
    await createSegmentStore(folder).tidy(newRules);
    expect(await find(newRules)).toBeUndefined();
  });

  it('previews a change as it would be made, and makes nothing', async () => {
    const [first, second, third] = corpus;
    if (!first || !second || !third) throw new Error('three documents');
    await put([first, second]);
    const store = createSegmentStore(folder, options);
    await store.open(identity);
    const preview = await store.preview(identity, { put: [third], remove: [second.document.id] });
    expect(preview.documents().map(({ id }) => id)).toEqual([first.document.id, third.document.id]);
    expect(preview.clausesOf(third.document.id)).toEqual(third.clauses);
    const [vector] = third.passages.map((each) => each.vector);
    expect(preview.nearest(vector ?? new Float32Array(), 1)[0]?.score).toBeCloseTo(1, 5);
    expect(await idsIn()).toEqual([first.document.id, second.document.id]);
    expect(await segmentNames()).toHaveLength(1);
  });

  // The native library ends the whole process on a damaged graph: the checksum must stand before it.
  it.each([
    'arrays.bin',
    'graph.hnsw',
    'manifest.json',
  ])('finds one flipped byte in %s of a segment and gives up that segment alone, for good with the next change', async (file) => {
    await put(corpus.slice(0, 2));
    const [name = ''] = await segmentNames();
    await put(corpus.slice(2));
    const path = join(folder, 'segments', name, file);
    const content = await readFile(path);
    const { sections } = JSON.parse(await readFile(join(folder, 'segments', name, 'manifest.json'), 'utf8'));
    const places: readonly number[] =
      file === 'arrays.bin'
        ? sections.map(({ offset, bytes }: { offset: number; bytes: number }) => offset + Math.floor(bytes / 2))
        : [0.1, 0.5, 0.9].map((part) => Math.floor(content.length * part));
    for (const at of places) {
      const damaged = Buffer.from(content);
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      await writeFile(path, damaged);
      const state = await readFile(join(folder, 'CURRENT'));
      const store = createSegmentStore(folder, options);
      const { index, reason } = await store.open(identity);
      expect(reason).toContain(file);
      expect(index.documents().map(({ id }) => id)).toEqual(['made-2']);
      // Who only reads writes nothing down.
      expect(await readFile(join(folder, 'CURRENT'))).toEqual(state);
      expect((await store.contents(identity)).documentIds).toEqual(['made-2']);
      await store.commit(identity, { put: [], remove: [], sources: [] });
      expect(await createSegmentStore(folder, options).open(identity)).toMatchObject({ reason: null });
      await writeFile(join(folder, 'CURRENT'), state);
    }
  });

  it.each(['arrays.bin', 'graph.hnsw', 'manifest.json'])('finds %s cut short or gone', async (file) => {
    await put(corpus);
    const [name = ''] = await segmentNames();
    const path = join(folder, 'segments', name, file);
    const state = await readFile(join(folder, 'CURRENT'));
    for (const damage of [() => truncate(path, 10), () => rm(path)]) {
      await writeFile(join(folder, 'CURRENT'), state);
      await damage();
      const { index, reason } = await createSegmentStore(folder, options).open(identity);
      expect(reason).not.toBeNull();
      expect(index.documentCount).toBe(0);
    }
  });

  it('finds every flipped byte in CURRENT', async () => {
    await put(corpus);
    const content = await readFile(join(folder, 'CURRENT'));
    for (let at = 0; at < content.length; at += 37) {
      const damaged = Buffer.from(content);
      damaged[at] = (damaged[at] ?? 0) ^ 0x01;
      await writeFile(join(folder, 'CURRENT'), damaged);
      expect((await createSegmentStore(folder).open(identity)).reason).toContain('CURRENT');
    }
  });

  it('keeps what it knows of the sources, and what of the documents', async () => {
    const sources = [
      { key: 'kept/made-0', stamp: '1', hash: 'a', documentId: corpus[0]?.document.id ?? null, refusal: '' },
      { key: 'kept/torn', stamp: '2', hash: 'b', documentId: null, refusal: '没有正文' },
    ];
    const store = createSegmentStore(folder);
    await store.commit(identity, { put: corpus.slice(0, 1), remove: [], sources });
    expect((await store.open(identity)).sources).toEqual(sources);
    expect(await createSegmentStore(folder).contents(identity)).toEqual({ sources, documentIds: ['made-0'] });
  });

  it('joins segments that have become many, and leaves nothing behind', async () => {
    for (const document of madeCorpus({ documents: 12, clausesEach: 2, seed: 5 })) await put([document]);
    expect(await segmentNames()).toHaveLength(12);
    const before = await idsIn();
    await createSegmentStore(folder, options).tidy(identity);
    expect((await segmentNames()).length).toBeLessThan(3);
    expect((await idsIn()).sort()).toEqual([...before].sort());
  });

  it('refuses to store what is no vector of this embedder, and stays as it was', async () => {
    await put(corpus.slice(0, 1));
    const [, broken] = corpus;
    if (!broken) throw new Error('no corpus');
    const passages = broken.passages.map((entry) => ({
      ...entry,
      vector: new Float32Array(DIMENSION).fill(Number.NaN),
    }));
    await expect(put([{ ...broken, passages }])).rejects.toThrow(RangeError);
    expect(await idsIn()).toEqual(['made-0']);
  });
});
