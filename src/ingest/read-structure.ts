import type { ClauseNode } from '../domain/clause.js';
import { checkIntegrity, type Finding } from './check-integrity.js';
import { numberingsOf } from './clause-numbering.js';
import { parseClauseTree, passagesAsTree } from './parse-clause-tree.js';

/** The clause tree of a text and what was found about it; an `error` among the findings keeps the document out. */
export interface DocumentStructure {
  readonly nodes: readonly ClauseNode[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a cleaned text in the first numbering system whose numbers form a series. Where none does, a number that opens a
 * line is taken for an accident of the text: it is cut into passages, with a warning that says which number told so.
 */
export function readStructure(cleaned: string): DocumentStructure {
  const doubts: Finding[] = [];
  for (const system of numberingsOf(cleaned.split('\n'))) {
    const nodes = parseClauseTree(cleaned, system);
    const findings = checkIntegrity(cleaned, nodes);
    const unclear = findings.filter((finding) => finding.severity === 'unclear');
    if (unclear.length === 0) return { nodes, findings };
    doubts.push(...unclear);
  }
  const nodes = passagesAsTree(cleaned);
  const warnings = doubts.slice(0, 1).map(({ line, message }) => ({
    severity: 'warning' as const,
    line,
    message: `${message}，按段落收录`,
  }));
  return { nodes, findings: [...checkIntegrity(cleaned, nodes), ...warnings] };
}
