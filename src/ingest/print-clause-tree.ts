import type { ClauseNode } from '../domain/clause.js';

/** The tree as text again, one paragraph a line: the proof that nothing was lost, and the text of a whole clause. */
export function printClauseTree(nodes: readonly ClauseNode[]): string {
  const print = (node: ClauseNode): readonly string[] => [
    `${node.marker}${node.text}`,
    ...node.children.flatMap(print),
  ];
  return nodes
    .flatMap(print)
    .filter((line) => line !== '')
    .join('\n');
}
