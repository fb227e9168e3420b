import type { Clause } from '../domain/clause.js';
import { type ClauseId, parseDocumentId } from '../domain/ids.js';
import { type Day, type PolicyDocument, type Validity, validityOn } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Span } from './cut-clause.js';
import { locatorOf } from './locator-of.js';

/** A document of the library and how it stands. */
export interface StandingDocument {
  readonly document: PolicyDocument;
  readonly validity: Validity;
}

/** A document that another one names: here with its page, or by name alone. */
export type NamedDocument = StandingDocument | { readonly name: string };

/** Everything that the page of a document shows. */
export interface ReadDocument {
  readonly document: PolicyDocument;
  readonly asOf: Day;
  readonly validity: Validity;
  /** In reading order. */
  readonly clauses: readonly Clause[];
  readonly roots: readonly Clause[];
  readonly childrenOf: (clause: Clause) => readonly Clause[];
  readonly clauseOf: (id: ClauseId) => Clause | undefined;
  readonly replaces: readonly NamedDocument[];
  readonly replacedBy: readonly NamedDocument[];
  /** Other versions of the same title, the newest first. */
  readonly versions: readonly StandingDocument[];
  /** Words to mark, in one clause. */
  readonly mark: { readonly id: ClauseId; readonly span: Span } | null;
}

/** Gathers the page of `document` for the day `asOf`. A mark as `13:4-20` that lies outside its clause is left out. */
export function readDocument(index: ClauseIndex, document: PolicyDocument, asOf: Day, mark: string): ReadDocument {
  const clauses = index.clausesOf(document.id);
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const standing = (other: PolicyDocument): StandingDocument => ({
    document: other,
    validity: validityOn(other, asOf),
  });
  const named = (name: string): NamedDocument => {
    const id = parseDocumentId(name);
    const other = id ? index.document(id) : undefined;
    return other ? standing(other) : { name };
  };
  return {
    document,
    asOf,
    validity: validityOn(document, asOf),
    clauses,
    roots: clauses.filter(({ parentId }) => parentId === null),
    childrenOf: (clause) => clause.childIds.flatMap((id) => byId.get(id) ?? []),
    clauseOf: (id) => byId.get(id),
    replaces: document.supersedes.map(named),
    replacedBy: document.supersededBy.map(named),
    versions: index
      .documents()
      .filter(({ id, title }) => title === document.title && id !== document.id)
      .sort((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? 1 : -1))
      .map(standing),
    mark: readMark(mark, clauses),
  };
}

function readMark(text: string, clauses: readonly Clause[]): ReadDocument['mark'] {
  const [, locator, start, end] = /^(.{1,200}):(\d{1,7})-(\d{1,7})$/u.exec(text) ?? [];
  const clause = clauses.find(({ id }) => locatorOf(id) === locator);
  const span: Span = [Number(start), Number(end)];
  return clause && span[0] < span[1] && span[1] <= clause.text.length ? { id: clause.id, span } : null;
}
