import type { DocumentId } from '../domain/ids.js';
import { type Day, type PolicyDocument, type Validity, validityOn } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';

/** The documents of a list that may be answered from on one day. */
export interface BindingDocuments {
  readonly documents: readonly PolicyDocument[];
  /** The same object for the same list and day, so that an index may keep what it makes of it. */
  readonly ids: ReadonlySet<DocumentId>;
}

/** Days asked about that are kept for one list of documents; nearly every question is about today. */
const MOST_DAYS = 32;

const kept = new WeakMap<readonly PolicyDocument[], Map<Day, BindingDocuments>>();

/** The documents that a caller allows: all of the index where `ids` is null or absent, and then the index's own list. */
export function allowedDocuments(
  index: Pick<ClauseIndex, 'documents'>,
  ids: readonly DocumentId[] | null | undefined,
): readonly PolicyDocument[] {
  const all = index.documents();
  return ids ? all.filter((document) => ids.includes(document.id)) : all;
}

/** Those of the documents that bind on the day, or of which it is not known. Counted once a list and day. */
export function bindingOn(documents: readonly PolicyDocument[], day: Day): BindingDocuments {
  const days = kept.get(documents) ?? new Map<Day, BindingDocuments>();
  kept.set(documents, days);
  const known = days.get(day);
  if (known) return known;
  const binding = documents.filter((document) => isBinding(validityOn(document, day)));
  const made = { documents: binding, ids: new Set(binding.map(({ id }) => id)) };
  if (days.size >= MOST_DAYS) days.clear();
  days.set(day, made);
  return made;
}

/** Whether a document of this validity may be answered from without saying so. */
export function isBinding(validity: Validity): boolean {
  return validity === 'in_force' || validity === 'unknown';
}
