import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readSources } from '../../src/adapters/readers/source-files.js';
import { ingestDocument, type ParsedDocument } from '../../src/ingest/ingest-document.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { createMemoryIndex, unsearched } from './memory-index.js';
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
  return createMemoryIndex([unsearched(await parseSeed())]);
}
