import { createCompositeIndex } from '../../src/adapters/segments/composite-index.js';
import { arraysInMemory, openSegment } from '../../src/adapters/segments/open-segment.js';
import { packSegment } from '../../src/adapters/segments/pack-segment.js';
import { createSegmentPart } from '../../src/adapters/segments/segment-part.js';
import type { ParsedDocument } from '../../src/ingest/ingest-document.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import type { IndexedDocument } from '../../src/ports/index-store.js';

/** An index of one segment that was never on disk. */
export function createMemoryIndex(documents: readonly IndexedDocument[], dimension = 1): ClauseIndex {
  const segment = openSegment(arraysInMemory(packSegment(documents, dimension)), dimension, () => null);
  const identity = { schemaVersion: 0, embedderId: 'none', dimension };
  return createCompositeIndex(identity, [createSegmentPart(segment, new Set())]);
}

/** A document for tests that look clauses up and never search: its vectors are all alike, of one dimension. */
export function unsearched({ document, clauses, passages }: ParsedDocument): IndexedDocument {
  const vector = Float32Array.of(1);
  return {
    document,
    clauses,
    passages: passages.map((passage) => ({ passage, vector, textKey: '0', terms: [] })),
    terms: [],
    words: [],
    phrases: [],
  };
}
