import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { createMemoryIndex } from '../../src/adapters/snapshot/memory-index.js';
import { readSources } from '../../src/adapters/source-files.js';
import { ingestDocument, type ParsedDocument } from '../../src/ingest/ingest-document.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { repositoryPath } from './shared-data.js';

/** The seed policy as the product reads it. */
export async function parseSeed(): Promise<ParsedDocument> {
  for await (const read of readSources([repositoryPath('seeds', 'documents')])) {
    if (!('ok' in read)) throw new Error(read.refusal.reason);
    const ingested = ingestDocument(read.ok, createPinyinRomanizer());
    if (ingested.state === 'ready') return ingested;
  }
  throw new Error('the seed policy is not there');
}

/** An index of the seed for tests that look clauses up and never search: its vectors are all alike. */
export async function seedIndex(): Promise<ClauseIndex> {
  const { document, clauses, passages } = await parseSeed();
  const identity = { schemaVersion: 0, embedderId: 'none', dimension: 1, corpusHash: 'seed' };
  const indexed = passages.map((passage) => ({ passage, vector: Float32Array.of(1), terms: [] }));
  return createMemoryIndex(identity, [{ document, clauses, passages: indexed, terms: [] }]);
}
