import type { CataloguedPolicy } from '../domain/catalogued-policy.js';
import type { DocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { OpenedIndex } from '../ports/index-store.js';
import { joinCatalogue } from './join-catalogue.js';
import { settleSuccession } from './settle-succession.js';

/** Names that people use for a document and that its text does not give, by document id. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** What is known of documents beside their texts. */
export interface KnownBeside {
  readonly aliases: Aliases;
  readonly catalogue: readonly CataloguedPolicy[];
}

/**
 * The index as it is asked: what is known of documents beside their texts, and what they say of each other, is settled among
 * all of them and never stored, so that one changed document changes no other's files. Documents come in the order of their
 * sources, the first of a document counting.
 */
export function presentIndex(
  { index, sources }: Pick<OpenedIndex, 'index' | 'sources'>,
  { aliases, catalogue }: KnownBeside,
): ClauseIndex {
  const order = new Map<DocumentId | null, number>();
  for (const { documentId } of sources) if (!order.has(documentId)) order.set(documentId, order.size);
  const place = ({ id }: PolicyDocument): number => order.get(id) ?? order.size;
  const stored = [...index.documents()].sort((a, b) => place(a) - place(b));
  const joined = joinCatalogue(stored, catalogue);
  const settled = settleSuccession([...joined.documents, ...joined.uncollected]).map((each) =>
    withAliases(each, aliases),
  );
  const documents = settled.slice(0, stored.length);
  const uncollected = settled.slice(stored.length);
  const byId = new Map(documents.map((document) => [document.id, document]));
  return {
    ...index,
    documents: () => documents,
    document: (id) => byId.get(id),
    uncollected: () => uncollected,
  };
}

/** The document with further names, those it gives itself first. */
export function withAliases(document: PolicyDocument, aliases: Aliases): PolicyDocument {
  const further = aliases.get(document.id) ?? [];
  return further.length === 0 ? document : { ...document, aliases: [...new Set([...document.aliases, ...further])] };
}
