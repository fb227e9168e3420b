import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import type { ClauseKind, ClauseNode } from '../domain/clause.js';
import { printClauseTree } from './print-clause-tree.js';

/** Something found about a document's structure. */
export interface Finding {
  /**
   * `error`: a numbered document with a hole or a repetition; it is kept out of the index.
   * `unclear`: the numbers form no series, so the text is not a numbered document; it is indexed as plain passages.
   * `warning`: indexed as it is.
   */
  readonly severity: 'error' | 'unclear' | 'warning';
  /** 1-based line of the cleaned text. */
  readonly line: number;
  readonly message: string;
}

/** Below this share of the numbers up to the greatest, what is there is no series with holes but no series at all. */
const SERIES_SHARE = 0.5;
/** Divisions only group clauses that have numbers of their own: a lost 第二节 loses no clause. */
const DIVISIONS: readonly ClauseKind[] = ['book', 'chapter', 'division', 'item', 'subitem'];

/**
 * Checks that nothing was lost and that numbers are continuous and unique in their scope. Documents of government count
 * measures either through the whole document or anew in each part; both are accepted, a mixture is not.
 */
export function checkIntegrity(cleaned: string, nodes: readonly ClauseNode[]): readonly Finding[] {
  const findings: Finding[] = [];
  if (squeeze(printClauseTree(nodes)) !== squeeze(cleaned)) {
    findings.push({ severity: 'error', line: 1, message: '条款树还原后与原文不一致，有文字遗漏' });
  }
  const main = nodes.filter((node) => node.kind !== 'annex');
  const annexes = nodes.filter((node) => node.kind === 'annex');
  for (const scope of [main, ...annexes.map((annex) => annex.children)]) {
    findings.push(...checkRun(flatten(scope).filter((node) => node.kind === 'article')));
    const throughout = checkRun(flatten(scope).filter((node) => node.kind === 'measure'));
    const anew = throughout.length === 0 ? [] : checkSiblings(scope, ['measure']);
    findings.push(...(anew.length < throughout.length ? anew : throughout));
    findings.push(...checkSiblings(scope, ['part', 'section']));
    findings.push(...checkSiblings(scope, DIVISIONS).map((finding) => ({ ...finding, severity: 'warning' as const })));
  }
  // Numbers out of order were told above, repetitions among them; these are the ones that order does not tell.
  if (!findings.some(({ severity }) => severity !== 'warning')) findings.push(...checkUnique(nodes));
  return findings;
}

function checkUnique(nodes: readonly ClauseNode[]): readonly Finding[] {
  const lines = new Map<string, number>();
  return flatten(nodes).flatMap(({ locator, line }): Finding[] => {
    const first = lines.get(locator);
    if (first === undefined) lines.set(locator, line);
    return first === undefined ? [] : [{ severity: 'error', line, message: `编号“${locator}”与第${first}行重复` }];
  });
}

/** Each kind is a run of its own among the children of one node. */
function checkSiblings(nodes: readonly ClauseNode[], kinds: readonly ClauseKind[]): readonly Finding[] {
  const runs = kinds.flatMap((kind) => checkRun(nodes.filter((node) => node.kind === kind)));
  return [...runs, ...nodes.flatMap((node) => checkSiblings(node.children, kinds))];
}

/** One run should count 1, 2, 3 …, with 之一, 之二 between. Beginning anew is no hole but a second list. */
function checkRun(nodes: readonly ClauseNode[]): readonly Finding[] {
  const findings: Finding[] = [];
  const present = new Set<number>();
  let expected = 1;
  let inserted = 0;
  for (const { number, marker, line } of nodes) {
    const [main = '', suffix] = number.replace(/^第|分?[编章节]$/gu, '').split('-');
    const value = parseChineseNumeral(main);
    if (value === null) continue;
    if (suffix !== undefined) {
      if (value !== expected - 1 || Number(suffix) !== inserted + 1) {
        findings.push({ severity: 'error', line, message: `编号不连续：“${marker.trim()}”前缺少一条` });
      }
      inserted = Number(suffix);
      expected = value + 1;
      continue;
    }
    const printed = `“${marker.trim()}”`;
    if (value === 1 && expected > 2) findings.push({ severity: 'unclear', line, message: `编号从${printed}重新开始` });
    else if (value > expected) {
      findings.push({ severity: 'error', line, message: `编号不连续：应为 ${expected}，实为${printed}` });
    } else if (value < expected) findings.push({ severity: 'error', line, message: `编号重复或倒退：${printed}` });
    present.add(value);
    expected = value + 1;
    inserted = 0;
  }
  const isSeries = present.size >= SERIES_SHARE * Math.max(0, ...present);
  return isSeries ? findings : findings.map((finding) => ({ ...finding, severity: 'unclear' }));
}

function flatten(nodes: readonly ClauseNode[]): readonly ClauseNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
