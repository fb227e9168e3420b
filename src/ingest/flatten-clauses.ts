import { citationLabel, type LabelStep } from '../domain/citation-label.js';
import type { Clause, ClauseNode } from '../domain/clause.js';
import { clauseId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import { printClauseTree } from './parse-clause-tree.js';

/** Kinds that questions are matched against whatever stands below them. */
const LEAVES = new Set(['front', 'measure', 'article', 'passage']);
const DIVISIONS = new Set(['part', 'section', 'book', 'chapter', 'division', 'annex']);

/** The tree as citable clauses in reading order. */
export function flattenClauses(document: PolicyDocument, nodes: readonly ClauseNode[]): readonly Clause[] {
  const clauses: Clause[] = [];
  const visit = (node: ClauseNode, above: readonly ClauseNode[]): void => {
    const searchable = isSearchable(node, above);
    const steps: LabelStep[] = [...above, node];
    clauses.push({
      id: clauseId(document.id, node.locator),
      documentId: document.id,
      kind: node.kind,
      number: node.number,
      heading: node.heading,
      path: above.map((each) => `${each.marker}${each.heading}`.trim()),
      text: searchable ? wholeText(node) : node.text,
      label: citationLabel(document, steps, node.heading),
      searchable,
      parentId: above.length > 0 ? clauseId(document.id, above.at(-1)?.locator ?? '') : null,
      childIds: node.children.map((child) => clauseId(document.id, child.locator)),
      order: clauses.length,
    });
    for (const child of node.children) visit(child, [...above, node]);
  };
  for (const node of nodes) visit(node, []);
  return clauses;
}

function isSearchable(node: ClauseNode, above: readonly ClauseNode[]): boolean {
  if (above.some((each) => LEAVES.has(each.kind) || (DIVISIONS.has(each.kind) && isBodyOfItsOwn(each)))) return false;
  return LEAVES.has(node.kind) || isBodyOfItsOwn(node);
}

/** A part or annex with text and no numbered clauses below it. */
function isBodyOfItsOwn(node: ClauseNode): boolean {
  return DIVISIONS.has(node.kind) && node.children.length === 0 && node.text.replace(/\s/gu, '').length > node.heading.length + 1;
}

function wholeText(node: ClauseNode): string {
  return printClauseTree([{ ...node, marker: '' }]);
}
