import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { createSegmentStore } from '../../src/adapters/segments/segment-store.js';
import type { DocumentId } from '../../src/domain/ids.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { type PrepareParts, prepareIndex } from '../../src/ingest/prepare-index.js';
import type { IndexStore } from '../../src/ports/index-store.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-update-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Sources by key, in order; a stamp counts the times that a source was put. */
type Corpus = Map<string, { readonly source: SourceDocument; readonly stamp: number }>;

const source = (id: string, ...articles: readonly string[]): SourceDocument => ({
  id: id as DocumentId,
  origin: `${id}.txt`,
  format: 'text',
  text: ['某市河道办法', ...articles].join('\n'),
  stated: { title: `某市${id}办法` },
});
const corpusOf = (...sources: readonly SourceDocument[]): Corpus =>
  new Map(sources.map((each) => [`kept/${each.id}`, { source: each, stamp: 1 }]));

/** Prepares the index of a corpus as a new process would; `embedded` are the texts whose vectors it had to make. */
async function prepare(corpus: Corpus, change: (store: IndexStore) => IndexStore = (store) => store, isBusy = false) {
  const embedded: string[] = [];
  const parts: PrepareParts = {
    store: change(createSegmentStore(folder)),
    catalogue: {
      stamps: async () => [...corpus].map(([key, { stamp }]) => ({ key, stamp: `${stamp}` })),
      read: async (key) => {
        const found = corpus.get(key);
        if (!found) throw new Error(`no source ${key}`);
        return found.source;
      },
    },
    embedder: {
      id: 'lengths',
      dimension: 2,
      embedQuery: async () => Float32Array.of(1, 0),
      embedPassages: async (texts) => {
        embedded.push(...texts);
        return texts.map(() => Float32Array.of(1, 0));
      },
    },
    tokenize: (text) => [...text],
    segmenter: { words: (text) => [text], dictionaryWords: (text) => [text] },
    romanizer: createPinyinRomanizer(),
    soundOf: (word) => word,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    beside: { aliases: new Map([['a', ['治水十条']]]), catalogue: [] },
    writeAlone: isBusy ? async () => ({ state: 'busy' }) : async (work) => ({ state: 'written', result: await work() }),
  };
  const { index, rebuilt, refused, isBehind } = await prepareIndex(parts);
  const texts = (id: string) => index.clausesOf(id as DocumentId).map(({ text }) => text);
  return { index, rebuilt, refused, isBehind, embedded, texts, ids: index.documents().map(({ id }) => id) };
}

const one = source('a', '第一条 甲事。', '第二条 乙事。');
const other = source('b', '第一条 丙事。', '第二条 丁事。');

describe('the index of changing sources', () => {
  it('is served as it was while another process writes; where there is none yet, nothing is', async () => {
    const same = (store: IndexStore): IndexStore => store;
    await expect(prepare(corpusOf(one), same, true)).rejects.toMatchObject({ code: 'conflict' });
    await prepare(corpusOf(one));
    expect(await prepare(corpusOf(one, other), same, true)).toMatchObject({ isBehind: true, ids: ['a'], embedded: [] });
    expect(await prepare(corpusOf(one, other))).toMatchObject({ isBehind: false, ids: ['a', 'b'] });
  });

  it('is built once, and serves afterwards without reading a source', async () => {
    const corpus = corpusOf(one, other);
    const first = await prepare(corpus);
    expect(first).toMatchObject({ rebuilt: '尚未建立索引', ids: ['a', 'b'] });
    const unreadable: Corpus = new Map([...corpus].map(([key, { stamp }]) => [key, { source: source('x'), stamp }]));
    expect(await prepare(unreadable)).toMatchObject({ rebuilt: null, embedded: [], ids: ['a', 'b'] });
  });

  it('embeds of a changed document only the passages that changed', async () => {
    const corpus = corpusOf(one, other);
    await prepare(corpus);
    corpus.set('kept/a', { source: source('a', '第一条 甲事。', '第二条 戊事。'), stamp: 2 });
    const { embedded, texts, ids } = await prepare(corpus);
    expect(embedded).toEqual([expect.stringContaining('戊事')]);
    expect(texts('a').join()).toContain('戊事');
    expect(ids).toEqual(['a', 'b']);
  });

  it('looks at the content where only the stamp is another, as after a restored backup', async () => {
    const corpus = corpusOf(one);
    await prepare(corpus);
    corpus.set('kept/a', { source: one, stamp: 9 });
    expect((await prepare(corpus)).embedded).toEqual([]);
    expect((await prepare(corpus)).rebuilt).toBeNull();
  });

  it('loses a document with its last source, and falls back to the one before where there are two', async () => {
    const seed = { ...source('a', '第一条 原文。', '第二条 原文又。'), origin: 'seed.txt' };
    const corpus: Corpus = new Map([['seed/a', { source: seed, stamp: 1 }], ...corpusOf(one, other)]);
    expect((await prepare(corpus)).texts('a').join()).toContain('甲事');
    corpus.delete('kept/a');
    corpus.delete('kept/b');
    const { texts, ids } = await prepare(corpus);
    expect(ids).toEqual(['a']);
    expect(texts('a').join()).toContain('原文又');
  });

  it('keeps the later source of a document however late the earlier one changes', async () => {
    const seed = { ...source('a', '第一条 原文。', '第二条 原文又。'), origin: 'seed.txt' };
    const corpus: Corpus = new Map([['seed/a', { source: seed, stamp: 1 }], ...corpusOf(one)]);
    await prepare(corpus);
    corpus.set('seed/a', { source: { ...seed, text: `${seed.text}改` }, stamp: 2 });
    expect((await prepare(corpus)).texts('a').join()).toContain('甲事');
  });

  it('knows a refused source again and does not read it anew', async () => {
    const torn = source('c', '第一条 甲。', '第三条 丙。');
    const corpus = corpusOf(one, torn);
    expect((await prepare(corpus)).refused).toEqual([
      { origin: 'c.txt', reason: expect.stringContaining('编号不连续') },
    ]);
    expect(await prepare(corpus)).toMatchObject({ rebuilt: null, refused: [], ids: ['a'] });
  });

  it('goes on after a fault where it stopped, and takes the vectors that were made', async () => {
    const corpus = corpusOf(one, other);
    await prepare(corpusOf(one));
    const failing = (store: IndexStore): IndexStore => ({ ...store, commit: () => Promise.reject(new Error('full')) });
    await expect(prepare(corpus, failing)).rejects.toThrow('full');
    const { ids, embedded } = await prepare(corpus);
    expect(ids).toEqual(['a', 'b']);
    expect(embedded.join()).not.toContain('甲事');
  });

  it('presents documents with their further names and versions closed, whatever is stored', async () => {
    const versions = ['2016-05-01', '2020-05-01'].map((issuedOn, at) => ({
      ...source(at === 0 ? 'a' : 'b', '第一条 甲事。', '第二条 乙事。'),
      stated: { title: '某市河道办法', issuedOn },
    }));
    const corpus = corpusOf(...versions);
    const documentsOf = async () => (await prepare(corpus)).index.documents();
    expect(await documentsOf()).toMatchObject([
      { aliases: ['治水十条'], expiresOn: '2020-04-30' },
      { expiresOn: null },
    ]);
    corpus.delete('kept/b');
    expect(await documentsOf()).toMatchObject([{ expiresOn: null }]);
  });
});
