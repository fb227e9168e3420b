import { parseChineseNumeral, printChineseNumeral } from '../domain/chinese-numeral.js';
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

/** Something found about one run of numbers, and how many numbers are missing before its line. */
type Fault = Finding & { readonly lost: number };

/**
 * Below this share of the numbers up to the greatest, what is there is no series with holes but no series at all; nor is
 * it where most numbers only repeat. One that does not even begin with 1 needs more to be taken for one.
 */
const SERIES_SHARE = { fromOne: 0.5, other: 0.75 } as const;
/** With so many measures counted through it without a fault, a text is a numbered document beyond doubt. */
const MEASURES_BEYOND_DOUBT = 5;
/** A statute with so many articles is worth having though a few of them were lost on the way; each loss is told. */
const LOSS_BORNE = { leastArticles: 200, share: 0.01 } as const;
/** Fewer articles that begin late are no part of a greater text but quotations of one. */
const LEAST_OF_A_PART = 5;
/** An amendment goes on with the numbers of the amendments before it and quotes the articles that it inserts. */
const AMENDMENT = /修正案(?:\s*[（(][^（()）]{1,12}[）)])?$/mu;
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
  findings.push(...checkScope(main, ''));
  for (const annex of nodes.filter((node) => node.kind === 'annex')) {
    findings.push(...checkScope(annex.children, annex.text));
  }
  // Numbers out of order were told above, repetitions among them; these are the ones that order does not tell.
  if (!findings.some(({ severity }) => severity !== 'warning')) findings.push(...checkUnique(nodes));
  return findings;
}

/** The main text, or one annex, which has numbers of its own. */
function checkScope(nodes: readonly ClauseNode[], leadIn: string): readonly Finding[] {
  const articles = flatten(nodes).filter((node) => node.kind === 'article');
  const measures = flatten(nodes).filter((node) => node.kind === 'measure');
  const head = nodes.find((node) => node.kind === 'front')?.text ?? '';
  const articleFaults = checkArticles(articles, leadIn, AMENDMENT.test(head));
  const throughout = checkRun(measures, leadIn);
  const anew = throughout.length === 0 ? [] : checkSiblings(nodes, ['measure'], leadIn);
  const measureFaults = anew.length < throughout.length ? anew : throughout;
  const isCertain =
    (articles.length > 0 && articleFaults.length === 0) ||
    (measures.length >= MEASURES_BEYOND_DOUBT && throughout.length === 0);
  const groupFaults = checkSiblings(nodes, ['part', 'section'], leadIn, isCertain);
  // Where a heading is lost, the sections below it seem to begin anew.
  const isTorn = isCertain && groupFaults.some((fault) => fault.severity === 'error');
  return [
    ...articleFaults,
    ...measureFaults,
    ...(isTorn ? groupFaults.map((fault) => ({ ...fault, severity: 'error' as const })) : groupFaults),
    ...checkSiblings(nodes, DIVISIONS, leadIn).map((fault) => ({ ...fault, severity: 'warning' as const })),
  ];
}

/**
 * Articles count through their text. A part of a greater text (one book of a code) begins with the number that it has
 * there: a whole run is one, unless so few numbers are missing before it that they were rather lost.
 */
function checkArticles(articles: readonly ClauseNode[], leadIn: string, isAmendment: boolean): readonly Finding[] {
  const faults = checkRun(articles, leadIn);
  const [only, second] = faults;
  const startsLate = only !== undefined && !second && only.line === articles[0]?.line && only.lost > 0;
  if (isAmendment) return faults.filter(({ line, lost }) => lost === 0 || !isAnnounced(articles, line));
  if (startsLate && only.severity === 'unclear' && articles.length >= LEAST_OF_A_PART)
    return [{ ...only, severity: 'warning' }];
  const lost = faults.reduce((sum, fault) => sum + fault.lost, 0);
  const isBorne =
    articles.length >= LOSS_BORNE.leastArticles &&
    lost <= LOSS_BORNE.share * articles.length &&
    faults.every((fault) => fault.lost > 0) &&
    !startsLate;
  return isBorne ? faults.map((fault) => ({ ...fault, severity: 'warning' })) : faults;
}

/** The first article of an amendment, or one that the article before names by its number. */
function isAnnounced(articles: readonly ClauseNode[], line: number): boolean {
  const at = articles.findIndex((article) => article.line === line);
  const [before, article] = [articles[at - 1], articles[at]];
  return before === undefined || (article !== undefined && printClauseTree([before]).includes(article.marker.trim()));
}

function checkUnique(nodes: readonly ClauseNode[]): readonly Finding[] {
  const lines = new Map<string, number>();
  return flatten(nodes).flatMap(({ locator, line }): Finding[] => {
    const first = lines.get(locator);
    if (first === undefined) lines.set(locator, line);
    return first === undefined ? [] : [{ severity: 'error', line, message: `编号“${locator}”与第${first}行重复` }];
  });
}

/** Each kind is a run of its own among the children of one node, whose own text is `leadIn`. */
function checkSiblings(
  nodes: readonly ClauseNode[],
  kinds: readonly ClauseKind[],
  leadIn: string,
  isCertain = false,
): readonly Finding[] {
  const ofKind = (kind: ClauseKind): readonly ClauseNode[] => nodes.filter((node) => node.kind === kind);
  return [
    ...kinds.flatMap((kind) => checkRun(ofKind(kind), leadIn, isCertain)),
    ...nodes.flatMap((node) => checkSiblings(node.children, kinds, node.text, isCertain)),
  ];
}

/**
 * One run should count 1, 2, 3 …, with 之一, 之二 between. Beginning anew is no hole but a second list, and a number that
 * stands within the text before is not lost. Unless the document is certainly numbered, too few numbers are no series.
 */
function checkRun(nodes: readonly ClauseNode[], leadIn: string, isCertain = false): readonly Fault[] {
  const findings: Fault[] = [];
  const add = (severity: Finding['severity'], line: number, message: string, lost = 0): void => {
    findings.push({ severity, line, message, lost });
  };
  const present = new Set<number>();
  let expected = 1;
  let inserted = 0;
  let textBefore = leadIn;
  for (const node of nodes) {
    const { number, marker, line, kind } = node;
    const before = textBefore;
    textBefore = printClauseTree([node]);
    const [main = '', suffix] = number.replace(/^第|分?[编章节]$/gu, '').split('-');
    const value = parseChineseNumeral(main);
    if (value === null) continue;
    if (suffix !== undefined) {
      if (value !== expected - 1 || Number(suffix) !== inserted + 1) {
        add('error', line, `编号不连续：“${marker.trim()}”前缺少一条`, 1);
      }
      inserted = Number(suffix);
      expected = value + 1;
      continue;
    }
    const printed = `“${marker.trim()}”`;
    if (value === 1 && expected > 2) add('unclear', line, `编号从${printed}重新开始`);
    else if (value > expected) {
      const inline = kind !== 'article' && standsWithin(before, marker, main, expected, value);
      const lost = value - expected;
      add(inline ? 'warning' : 'error', line, `编号不连续：应为 ${expected}，实为${printed}`, lost);
    } else if (value < expected) add('error', line, `编号重复或倒退：${printed}`);
    present.add(value);
    expected = value + 1;
    inserted = 0;
  }
  const share = present.has(1) ? SERIES_SHARE.fromOne : SERIES_SHARE.other;
  const enough = Math.max(SERIES_SHARE.fromOne * nodes.length, share * Math.max(0, ...present));
  const isSeries = isCertain || present.size >= enough;
  return isSeries
    ? findings
    : findings.map((each) => (each.severity === 'error' ? { ...each, severity: 'unclear' } : each));
}

/** Whether each number from `first` to before `next` opens a sentence of the text in the form of the given marker. */
function standsWithin(text: string, marker: string, numeral: string, first: number, next: number): boolean {
  const missing = Array.from({ length: next - first }, (_, at) => first + at);
  return missing.every((value) => {
    const printed = marker.trim().replace(numeral, /\d/u.test(numeral) ? `${value}` : printChineseNumeral(value));
    return text.split(/(?<=[。；：:;\s])/u).some((sentence) => sentence.startsWith(printed));
  });
}

function flatten(nodes: readonly ClauseNode[]): readonly ClauseNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

/** A text without its blanks and ends of lines. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
