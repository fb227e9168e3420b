import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import type { ClauseKind } from '../domain/clause.js';

/** A number that opens a line: what it numbers, its marker as printed, and what follows on the line. */
export interface LineStart {
  readonly kind: ClauseKind;
  /** In the form of a locator step: `13`, `一`, `10-1`, `第一章`. */
  readonly number: string;
  /** Its value for the check of order. */
  readonly value: number;
  readonly marker: string;
  readonly rest: string;
}

const HAN = '[零〇一二两三四五六七八九十百千]+';

interface Pattern {
  readonly kind: ClauseKind;
  readonly match: RegExp;
  readonly number: (numeral: string, suffix: string | undefined) => string;
}

const whole =
  (unit: string) =>
  (numeral: string): string =>
    `第${numeral}${unit}`;

const ARTICLES: readonly Pattern[] = [
  { kind: 'book', match: new RegExp(`^第(${HAN})编[\\s]*`, 'u'), number: whole('编') },
  { kind: 'chapter', match: new RegExp(`^第(${HAN})章[\\s]*`, 'u'), number: whole('章') },
  { kind: 'division', match: new RegExp(`^第(${HAN})节[\\s]*`, 'u'), number: whole('节') },
  {
    kind: 'article',
    // 第十条规定的 in running text is no article: a blank, a bracket or the line's end must follow the number.
    match: new RegExp(`^第(${HAN}|\\d+)条(?:之(${HAN}))?(?:\\s+|(?=[【（(])|$)`, 'u'),
    number: (numeral, suffix) => `${parseChineseNumeral(numeral)}${suffix ? `-${parseChineseNumeral(suffix)}` : ''}`,
  },
  { kind: 'item', match: new RegExp(`^[（(](${HAN})[）)]\\s*`, 'u'), number: (numeral) => `${parseChineseNumeral(numeral)}` },
  { kind: 'subitem', match: /^(\d{1,3})[.．、](?!\d)\s*/u, number: (numeral) => numeral },
];

const MEASURES: readonly Pattern[] = [
  { kind: 'part', match: new RegExp(`^(${HAN})、\\s*`, 'u'), number: (numeral) => numeral },
  { kind: 'section', match: new RegExp(`^[（(](${HAN})[）)]\\s*`, 'u'), number: (numeral) => numeral },
  { kind: 'measure', match: /^(\d{1,3})[.．、](?!\d)\s*/u, number: (numeral) => numeral },
  { kind: 'item', match: /^[（(](\d{1,3})[）)]\s*/u, number: (numeral) => numeral },
];

const ANNEX = /^附\s*[件表录]\s*(\d{0,3}|[一二三四五六七八九十]*)\s*[:：.]?\s*/u;

/** The two numbering systems: 编/章/节/条/项/目 of statutes, 一、/（一）/1./（1） of documents of government. */
export type NumberingSystem = 'articles' | 'measures';

/** Order from outermost to innermost; a number closes every open one at its depth or below. */
export const DEPTH: Readonly<Record<ClauseKind, number>> = {
  annex: 0,
  front: 1,
  book: 1,
  part: 1,
  chapter: 2,
  section: 2,
  division: 3,
  measure: 4,
  article: 4,
  passage: 4,
  paragraph: 5,
  item: 6,
  subitem: 7,
};

/** Which system a cleaned text uses, or null where it is not clearly numbered. */
export function numberingOf(lines: readonly string[]): NumberingSystem | null {
  const starting = (patterns: readonly Pattern[], kind: ClauseKind): number =>
    lines.filter((line) => patterns.some((pattern) => pattern.kind === kind && pattern.match.test(line))).length;
  if (starting(ARTICLES, 'article') >= 2) return 'articles';
  return starting(MEASURES, 'part') >= 2 ? 'measures' : null;
}

/** The number that opens a line in the given system, or null. An annex opens in either. */
export function readLineStart(line: string, system: NumberingSystem): LineStart | null {
  const annex = ANNEX.exec(line);
  if (annex && line.length <= 60 && !/[。；]/u.test(line)) {
    const number = annex[1] ?? '';
    return { kind: 'annex', number: `附件${number}`, value: parseChineseNumeral(number) ?? 1, marker: annex[0], rest: line.slice(annex[0].length) };
  }
  for (const pattern of system === 'articles' ? ARTICLES : MEASURES) {
    const match = pattern.match.exec(line);
    const numeral = match?.[1];
    if (!match || numeral === undefined) continue;
    const value = parseChineseNumeral(numeral);
    if (value === null) continue;
    return { kind: pattern.kind, number: pattern.number(numeral, match[2]), value, marker: match[0], rest: line.slice(match[0].length) };
  }
  return null;
}
