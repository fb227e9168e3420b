import { createSegmentStore } from '../../src/adapters/segments/segment-store.js';
import { DIMENSION, madeCorpus } from './made-corpus.js';

/** The documents that a change brings in: all of one version, so that a mixture would show. */
export const versionOf = (version: number) =>
  madeCorpus({ documents: 3, clausesEach: 2 + (version % 5), seed: version });

export const IDENTITY = { schemaVersion: 1, embedderId: 'made', dimension: DIMENSION };

/** Run as a process of its own: replaces all documents without end and prints each version once it is committed. */
const [folder] = process.argv.slice(2);
if (folder !== undefined && process.argv[1]?.endsWith('change-until-killed.ts')) {
  const store = createSegmentStore(folder, { graphFrom: 4 });
  for (let version = 1; ; version += 1) {
    const source = { key: 'version', stamp: `${version}`, hash: '', documentId: null, refusal: '' };
    await store.commit(IDENTITY, { put: versionOf(version), remove: [], sources: [source] });
    process.stdout.write(`${version}\n`);
    if (version % 3 === 0) await store.tidy(IDENTITY);
  }
}
