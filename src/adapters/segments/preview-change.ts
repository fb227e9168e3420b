import type { DocumentId } from '../../domain/ids.js';
import type { ClauseIndex, IndexIdentity } from '../../ports/clause-index.js';
import type { IndexChange } from '../../ports/index-store.js';
import { createCompositeIndex } from './composite-index.js';
import { arraysInMemory, openSegment, type Segment } from './open-segment.js';
import { packSegment } from './pack-segment.js';
import { createSegmentPart } from './segment-part.js';

/** An open segment, and those of its documents that were removed since it was written. */
export interface OpenPart {
  readonly segment: Segment;
  readonly removed: readonly DocumentId[];
}

/** The open segments without what a change replaces or removes, and what it puts as one more segment that is in memory alone. */
export function previewChange(
  identity: IndexIdentity,
  open: readonly OpenPart[],
  { put, remove }: Omit<IndexChange, 'sources'>,
  exactLimit: number,
): ClauseIndex {
  const gone = [...put.map(({ document }) => document.id), ...remove];
  const parts = open.map(({ segment, removed }) =>
    createSegmentPart(segment, new Set([...removed, ...gone]), exactLimit),
  );
  if (put.length > 0) {
    const sections = arraysInMemory(packSegment(put, identity.dimension));
    const segment = openSegment(sections, identity.dimension, () => null);
    parts.push(createSegmentPart(segment, new Set(), exactLimit));
  }
  return createCompositeIndex(identity, parts);
}
