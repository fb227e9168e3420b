import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createSegmentStore, type SegmentStoreOptions } from '../../src/adapters/segments/segment-store.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import type { IndexedDocument } from '../../src/ports/index-store.js';
import { DIMENSION, madeCorpus } from '../support/made-corpus.js';
import { createMemoryIndex } from '../support/memory-index.js';
import { clauseIndexContract } from './clause-index.contract.js';

const identity = { schemaVersion: 1, embedderId: 'made', dimension: DIMENSION };
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Stores the documents in steps of as many documents as given, and opens what is there afterwards in another store. */
async function throughFiles(
  documents: readonly IndexedDocument[],
  step: number,
  options: SegmentStoreOptions = {},
  work: 'tidy' | 'leave' = 'leave',
): Promise<ClauseIndex> {
  const folder = await mkdtemp(join(tmpdir(), 'yuece-index-'));
  folders.push(folder);
  const store = createSegmentStore(folder, options);
  for (let at = 0; at < documents.length; at += step) {
    await store.commit(identity, { put: documents.slice(at, at + step), remove: [], sources: [] });
  }
  if (work === 'tidy') await store.tidy(identity);
  const { index, reason } = await createSegmentStore(folder, options).open(identity);
  if (reason !== null && documents.length > 0) throw new Error(reason);
  return index;
}

clauseIndexContract('a segment in memory', async (documents) => createMemoryIndex(documents, DIMENSION));
clauseIndexContract('a segment read back', (documents) => throughFiles(documents, 100));
clauseIndexContract('a segment a document', (documents) => throughFiles(documents, 1));
clauseIndexContract('segments merged into one', (documents) => throughFiles(documents, 1, {}, 'tidy'));

// Small limits force the graph to serve where exact search would: on a small set both must agree.
const withGraph = { graphFrom: 1, exactLimit: 20 };
clauseIndexContract('a segment with its graph', (documents) => throughFiles(documents, 100, withGraph));
clauseIndexContract('segments merged, with a graph', (documents) => throughFiles(documents, 1, withGraph, 'tidy'));

// As a large index is at first, its clauses and vectors read in their file, and later, when all of it is in memory.
const late = { lateFrom: 1, graphFrom: 1, exactLimit: 20 };
clauseIndexContract('a segment not yet loaded', (documents) => throughFiles(documents, 100, { ...late, lateMs: 1e6 }));
clauseIndexContract('a segment loaded later', async (documents) => {
  let loaded = (): void => {};
  const isLoaded = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  const index = await throughFiles(documents, 100, { ...late, lateMs: 0, onNotice: loaded });
  if (documents.length > 0) await isLoaded;
  return index;
});

// Documents replaced and removed leave no trace: the rest must count as if they had never been there.
clauseIndexContract('segments with documents replaced and removed', async (documents) => {
  const folder = await mkdtemp(join(tmpdir(), 'yuece-index-'));
  folders.push(folder);
  const store = createSegmentStore(folder);
  const other = madeCorpus({ documents: documents.length + 2, clausesEach: 3, seed: 99 });
  await store.commit(identity, { put: other, remove: [], sources: [] });
  await store.commit(identity, { put: documents, remove: other.map(({ document }) => document.id), sources: [] });
  return (await createSegmentStore(folder).open(identity)).index;
});
