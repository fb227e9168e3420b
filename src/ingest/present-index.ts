import type { DocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { OpenedIndex } from '../ports/index-store.js';
import { closeOlderVersions } from './close-older-versions.js';

/** Names that people use for a document and that its text does not give, by document id. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/**
 * The index as it is asked: what documents say of each other is settled among all of them, and never stored, so that one
 * changed document changes no other's files. Documents come in the order of their sources, the first of a document counting.
 */
export function presentIndex(
  { index, sources }: Pick<OpenedIndex, 'index' | 'sources'>,
  aliases: Aliases,
): ClauseIndex {
  const order = new Map<DocumentId | null, number>();
  for (const { documentId } of sources) if (!order.has(documentId)) order.set(documentId, order.size);
  const place = ({ id }: PolicyDocument): number => order.get(id) ?? order.size;
  const stored = [...index.documents()].sort((a, b) => place(a) - place(b));
  const documents = closeOlderVersions(stored.map((document) => ({ document: withAliases(document, aliases) }))).map(
    ({ document }) => document,
  );
  const byId = new Map(documents.map((document) => [document.id, document]));
  return { ...index, documents: () => documents, document: (id) => byId.get(id) };
}

/** The document with further names, those it gives itself first. */
export function withAliases(document: PolicyDocument, aliases: Aliases): PolicyDocument {
  const further = aliases.get(document.id) ?? [];
  return further.length === 0 ? document : { ...document, aliases: [...new Set([...document.aliases, ...further])] };
}
