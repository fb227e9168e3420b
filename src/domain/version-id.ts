import { type DocumentId, parseDocumentId } from './ids.js';
import type { Day } from './policy-document.js';

const EARLIER = /\.until-(\d{4}-\d{2}-\d{2})$/u;

/** The id under which the text of a document that held until a day is searched; null where it would be too long. */
export function earlierVersionId(id: DocumentId, lastDay: Day): DocumentId | null {
  return parseDocumentId(`${id}.until-${lastDay}`);
}

/** The document that an earlier version is of; a document's own id otherwise. Works on whatever ends with the id. */
export function currentId(id: string): string {
  return id.replace(EARLIER, '');
}

/** The last day of the text of such an id; null for a document's own id. */
export function lastDayOf(id: DocumentId): Day | null {
  return EARLIER.exec(id)?.[1] ?? null;
}
