import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSnapshotStore } from '../../src/adapters/snapshot/snapshot-store.js';
import { DIMENSION, madeCorpus } from '../support/made-corpus.js';

const identity = { schemaVersion: 1, embedderId: 'made', dimension: DIMENSION, corpusHash: 'first' };
const corpus = madeCorpus({ documents: 3, clausesEach: 10, seed: 3 });
const options = { graphFrom: 1 };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-snapshot-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function snapshotFolder(): Promise<string> {
  const name = (await readFile(join(folder, 'CURRENT'), 'utf8')).trim();
  return join(folder, 'snapshots', name);
}

describe('the snapshot store', () => {
  it('says that there is none yet', async () => {
    expect((await createSnapshotStore(folder).open(identity)).state).toBe('missing');
  });

  it('refuses an index of other sources, and hands its vectors over only where the same embedder made them', async () => {
    await createSnapshotStore(folder, options).publish(identity, corpus);
    const changed = await createSnapshotStore(folder).open({ ...identity, corpusHash: 'second' });
    expect(changed.state === 'other_identity' && changed.previous.length).toBe(3);
    const foreign = await createSnapshotStore(folder).open({ ...identity, embedderId: 'another' });
    expect(foreign.state === 'other_identity' && foreign.previous.length).toBe(0);
  });

  // The native library ends the whole process on a damaged graph: the checksum must stand before it.
  it.each([
    'documents.json',
    'vectors.f32',
    'graph.hnsw',
    'manifest.json',
  ])('finds one flipped byte in %s', async (file) => {
    await createSnapshotStore(folder, options).publish(identity, corpus);
    const path = join(await snapshotFolder(), file);
    const content = await readFile(path);
    const middle = Math.floor(content.length / 2);
    content[middle] = (content[middle] ?? 0) ^ 0x41;
    await writeFile(path, content);
    const opened = await createSnapshotStore(folder, options).open(identity);
    expect(['damaged', 'other_identity']).toContain(opened.state);
  });

  it.each([
    'documents.json',
    'vectors.f32',
    'graph.hnsw',
    'manifest.json',
  ])('finds %s cut short or gone', async (file) => {
    await createSnapshotStore(folder, options).publish(identity, corpus);
    const path = join(await snapshotFolder(), file);
    await truncate(path, 10);
    expect((await createSnapshotStore(folder, options).open(identity)).state).toBe('damaged');
    await rm(path);
    expect((await createSnapshotStore(folder, options).open(identity)).state).toBe('damaged');
  });

  it('survives a pointer to nowhere', async () => {
    await writeFile(join(folder, 'CURRENT'), 'no-such-snapshot\n');
    expect((await createSnapshotStore(folder).open(identity)).state).toBe('damaged');
  });

  it('keeps one snapshot: the newest, whole', async () => {
    const store = createSnapshotStore(folder, options);
    await store.publish(identity, corpus);
    await store.publish({ ...identity, corpusHash: 'second' }, corpus.slice(0, 1));
    expect(await readdir(join(folder, 'snapshots'))).toHaveLength(1);
    const opened = await store.open({ ...identity, corpusHash: 'second' });
    expect(opened.state === 'open' && opened.index.documentCount).toBe(1);
  });

  it('refuses to store what is no vector of this embedder', async () => {
    const [first] = corpus;
    if (!first) throw new Error('no corpus');
    const broken = {
      ...first,
      passages: first.passages.map((entry) => ({ ...entry, vector: new Float32Array(DIMENSION).fill(Number.NaN) })),
    };
    await expect(createSnapshotStore(folder).publish(identity, [broken])).rejects.toThrow(RangeError);
    expect((await createSnapshotStore(folder).open(identity)).state).toBe('missing');
  });
});
