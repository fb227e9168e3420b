import type { ClauseKind, ClauseNode } from '../domain/clause.js';
import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import { printClauseTree } from './parse-clause-tree.js';

/** Something found wrong with a document's structure. An error keeps it out of the index. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** 1-based line of the cleaned text. */
  readonly line: number;
  readonly message: string;
}

/** Kinds whose numbers run on through the whole document (or annex), whatever stands between. */
const RUNS_THROUGH: readonly ClauseKind[] = ['article'];

/**
 * Checks that nothing was lost and that numbers are continuous and unique in their scope. Documents of government count
 * measures either through the whole document or anew in each part; both are accepted, a mixture is not.
 */
export function checkIntegrity(cleaned: string, nodes: readonly ClauseNode[]): readonly Finding[] {
  const findings: Finding[] = [];
  if (squeeze(printClauseTree(nodes)) !== squeeze(cleaned)) {
    findings.push({ severity: 'error', line: 1, message: '条款树还原后与原文不一致，有文字遗漏' });
  }
  const annexes = nodes.filter((node) => node.kind === 'annex');
  for (const scope of [nodes.filter((node) => node.kind !== 'annex'), ...annexes.map((annex) => annex.children)]) {
    for (const kind of RUNS_THROUGH) checkRun(ofKind(scope, kind), 'article', findings);
    const measures = ofKind(scope, 'measure');
    const throughout: Finding[] = [];
    checkRun(measures, 'measure', throughout);
    if (throughout.length > 0) checkSiblings(scope, ['measure'], findings);
    checkSiblings(scope, ['part', 'section', 'book', 'chapter', 'division', 'item', 'subitem'], findings);
  }
  const locators = new Map<string, number>();
  for (const node of flatten(nodes)) {
    const first = locators.get(node.locator);
    if (first !== undefined) findings.push({ severity: 'error', line: node.line, message: `编号“${node.locator}”与第${first}行重复` });
    else locators.set(node.locator, node.line);
  }
  return findings;
}

function checkSiblings(nodes: readonly ClauseNode[], kinds: readonly ClauseKind[], findings: Finding[]): void {
  for (const kind of kinds) checkRun(nodes.filter((node) => node.kind === kind), kind, findings);
  for (const node of nodes) checkSiblings(node.children, kinds, findings);
}

/** 项 may start anew inside one article (one list a 款); everything else counts 1, 2, 3 … */
function checkRun(nodes: readonly ClauseNode[], kind: ClauseKind, findings: Finding[]): void {
  let expected = 1;
  let insert = 0;
  for (const node of nodes) {
    const [main = '', suffix] = node.number.replace(/^第|[编章节]$/gu, '').split('-');
    const value = parseChineseNumeral(main);
    if (value === null) continue;
    if (suffix !== undefined && value === expected - 1 && Number(suffix) === insert + 1) {
      insert += 1;
      continue;
    }
    const restarts = value === 1 && expected > 1 && ['item', 'subitem', 'section', 'division', 'chapter'].includes(kind);
    if (value !== expected && !restarts) {
      const severity = kind === 'item' || kind === 'subitem' ? 'warning' : 'error';
      findings.push({ severity, line: node.line, message: `编号不连续：应为 ${expected}，实为“${node.marker.trim()}”` });
    }
    expected = value + 1;
    insert = 0;
  }
}

function ofKind(nodes: readonly ClauseNode[], kind: ClauseKind): readonly ClauseNode[] {
  return flatten(nodes).filter((node) => node.kind === kind);
}

function flatten(nodes: readonly ClauseNode[]): readonly ClauseNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
