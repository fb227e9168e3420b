import { citationLabel } from '../../domain/citation-label.js';
import type { Clause, ClauseKind } from '../../domain/clause.js';
import { type ClauseId, clauseId } from '../../domain/ids.js';
import type { PolicyDocument } from '../../domain/policy-document.js';

/** A document of a segment: its facts, how many rows are its own, and the heading paths that its clauses share. */
export interface StoredDocument {
  readonly document: PolicyDocument;
  readonly clauses: number;
  readonly passages: number;
  readonly searchable: number;
  readonly paths: readonly (readonly string[])[];
}

/** One clause without what its document says for all of them; relatives by their order in the document. */
type ClauseRecord = readonly [
  locator: string,
  kind: ClauseKind,
  number: string,
  heading: string,
  path: number,
  text: string,
  /** What follows the document's name in the label; null: the label is another, and stands whole at the end. */
  label: string | null,
  searchable: 0 | 1,
  parent: number,
  children: readonly number[],
  wholeLabel: string,
];

/** Packs the clauses of one document, each by itself, so that a reader decodes only those it needs. */
export function packClauses(
  document: PolicyDocument,
  clauses: readonly Clause[],
): { readonly records: readonly string[]; readonly paths: readonly (readonly string[])[] } {
  const name = citationLabel(document, [], '');
  const orders = new Map(clauses.map((clause, order) => [clause.id, order]));
  const paths = new Map<string, { readonly at: number; readonly path: readonly string[] }>();
  const records = clauses.map((clause, order): string => {
    if (clause.order !== order || clause.documentId !== document.id) throw new RangeError(`out of order: ${clause.id}`);
    const key = JSON.stringify(clause.path);
    const path = paths.get(key) ?? { at: paths.size, path: clause.path };
    paths.set(key, path);
    const isNamed = clause.label.startsWith(name);
    const relative = (id: ClauseId): number => {
      const at = orders.get(id);
      if (at === undefined) throw new RangeError(`no clause ${id}`);
      return at;
    };
    const record: ClauseRecord = [
      clause.id.slice(document.id.length + 1),
      clause.kind,
      clause.number,
      clause.heading,
      path.at,
      clause.text,
      isNamed ? clause.label.slice(name.length) : null,
      clause.searchable ? 1 : 0,
      clause.parentId === null ? -1 : relative(clause.parentId),
      clause.childIds.map(relative),
      isNamed ? '' : clause.label,
    ];
    return JSON.stringify(record);
  });
  return { records, paths: [...paths.values()].map(({ path }) => path) };
}

/** The clause of a packed record. `idAt` gives the id of another clause of the document by its order. */
export function unpackClause(
  packed: string,
  order: number,
  { document, paths }: StoredDocument,
  idAt: (order: number) => ClauseId,
): Clause {
  const [locator, kind, number, heading, path, text, label, searchable, parent, children, wholeLabel] = JSON.parse(
    packed,
  ) as ClauseRecord;
  return {
    id: clauseId(document.id, locator),
    documentId: document.id,
    kind,
    number,
    heading,
    path: paths[path] ?? [],
    text,
    label: label === null ? wholeLabel : `${citationLabel(document, [], '')}${label}`,
    searchable: searchable === 1,
    parentId: parent < 0 ? null : idAt(parent),
    childIds: children.map(idAt),
    order,
  };
}
