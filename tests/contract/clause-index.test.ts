import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createMemoryIndex } from '../../src/adapters/snapshot/memory-index.js';
import { createSnapshotStore } from '../../src/adapters/snapshot/snapshot-store.js';
import { DIMENSION } from '../support/made-corpus.js';
import { clauseIndexContract } from './clause-index.contract.js';

const identity = { schemaVersion: 1, embedderId: 'made', dimension: DIMENSION, corpusHash: 'made' };
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'yuece-index-'));
  folders.push(made);
  return made;
}

clauseIndexContract('exact search in memory', async (documents) => createMemoryIndex(identity, documents));

clauseIndexContract('a snapshot read back', async (documents) => {
  const at = await folder();
  await createSnapshotStore(at).publish(identity, documents);
  const opened = await createSnapshotStore(at).open(identity);
  if (opened.state !== 'open') throw new Error(opened.reason);
  return opened.index;
});

// Small limits force the graph to serve where exact search would: on a small set both must agree.
clauseIndexContract('a snapshot with its graph', async (documents) => {
  const at = await folder();
  const options = { graphFrom: 1, exactLimit: 20 };
  await createSnapshotStore(at, options).publish(identity, documents);
  const opened = await createSnapshotStore(at, options).open(identity);
  if (opened.state !== 'open') throw new Error(opened.reason);
  return opened.index;
});
