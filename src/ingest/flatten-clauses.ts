import { citationLabel } from '../domain/citation-label.js';
import type { Clause, ClauseKind, ClauseNode } from '../domain/clause.js';
import { clauseId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import { printClauseTree } from './print-clause-tree.js';

/** Kinds that questions are matched against, with whatever stands below them. */
const LEAVES: ReadonlySet<ClauseKind> = new Set(['front', 'measure', 'article', 'passage']);
const DIVISIONS: ReadonlySet<ClauseKind> = new Set(['part', 'section', 'book', 'chapter', 'division', 'annex']);

/** The tree as citable clauses in reading order. Every word of the document stands in exactly one searchable clause, but headings above others. */
export function flattenClauses(document: PolicyDocument, nodes: readonly ClauseNode[]): readonly Clause[] {
  const clauses: Clause[] = [];
  const visit = (node: ClauseNode, above: readonly ClauseNode[]): void => {
    const parent = above.at(-1);
    clauses.push({
      id: clauseId(document.id, node.locator),
      documentId: document.id,
      kind: node.kind,
      number: node.number,
      heading: node.heading,
      path: above.filter((each) => DIVISIONS.has(each.kind)).map((each) => `${each.marker}${each.heading}`.trim()),
      text: DIVISIONS.has(node.kind) ? node.text : printClauseTree([{ ...node, marker: '' }]),
      label: labelOf(document, node, above),
      searchable: isSearchable(node, above),
      parentId: parent ? clauseId(document.id, parent.locator) : null,
      childIds: node.children.map((child) => clauseId(document.id, child.locator)),
      order: clauses.length,
    });
    for (const child of node.children) visit(child, [...above, node]);
  };
  for (const node of nodes) visit(node, []);
  return clauses;
}

function isSearchable(node: ClauseNode, above: readonly ClauseNode[]): boolean {
  if (above.some((each) => LEAVES.has(each.kind))) return false;
  return LEAVES.has(node.kind) || (DIVISIONS.has(node.kind) && (node.children.length === 0 || hasLeadIn(node)));
}

/** A part whose heading is followed by text of its own before its first section or measure. */
function hasLeadIn(node: ClauseNode): boolean {
  return node.text.replace(/\s/gu, '').length > node.heading.replace(/\s/gu, '').length + 1;
}

/** What stands before the first clause is 印发通知 only where there is a notice; the head of a statute is the statute. */
function labelOf(document: PolicyDocument, node: ClauseNode, above: readonly ClauseNode[]): string {
  const isHead = node.kind === 'front' && !node.text.includes('通知');
  return citationLabel(document, isHead ? [] : [...above, node], node.heading);
}
