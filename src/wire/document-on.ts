import type { DocumentId } from '../domain/ids.js';
import type { Day, PolicyDocument } from '../domain/policy-document.js';
import { currentId, lastDayOf } from '../domain/version-id.js';
import type { ClauseIndex } from '../ports/clause-index.js';

/** The text of a document that held on a day: the earliest of its earlier versions that lasted so long, else its present one. */
export function documentOn(index: ClauseIndex, id: DocumentId, day: Day): PolicyDocument | undefined {
  const earlier = index
    .documents()
    .filter((other) => other.id !== id && currentId(other.id) === id && (lastDayOf(other.id) ?? '') >= day)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return earlier[0] ?? index.document(id);
}
