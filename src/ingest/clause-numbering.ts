import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import type { ClauseKind } from '../domain/clause.js';

/** A number that opens a line: what it numbers, its marker as printed, and what follows on the line. */
export interface LineStart {
  readonly kind: ClauseKind;
  /** A number closes every open one at its depth or deeper; 0 is outermost. */
  readonly depth: number;
  /** In the form of a locator step: `13`, `一`, `10-1`, `第一章`. */
  readonly number: string;
  /** Its value for the check of order. */
  readonly value: number;
  readonly marker: string;
  readonly rest: string;
}

interface Level {
  readonly kind: ClauseKind;
  readonly match: RegExp;
  readonly number: (numeral: string, suffix: string | undefined) => string;
}

/** One way of numbering a document: its levels, outermost first. */
export interface NumberingSystem {
  readonly name: 'articles' | 'measures';
  readonly levels: readonly Level[];
}

const HAN = '[零〇一二两三四五六七八九十百千]+';
const asWritten = (numeral: string): string => numeral;
const asFigures = (numeral: string): string => `${parseChineseNumeral(numeral)}`;
const articleNumber = (numeral: string, suffix: string | undefined): string =>
  suffix ? `${asFigures(numeral)}-${asFigures(suffix)}` : asFigures(numeral);

/** 第二章 总则: a title may follow, a sentence may not. */
const division = (kind: ClauseKind, unit: string): Level => ({
  kind,
  match: new RegExp(`^第\\s*(${HAN})\\s*${unit}(?![的至和、，])\\s*(?=[^。；：，]{0,40}$)`, 'u'),
  number: (numeral) => `第${numeral}${unit}`,
});
const DIVISIONS = [
  division('book', '编'),
  division('book', '分编'),
  division('chapter', '章'),
  division('division', '节'),
];

const articles = (after: string): NumberingSystem => ({
  name: 'articles',
  levels: [
    ...DIVISIONS,
    {
      kind: 'article',
      // 笫 for 第 is a slip that texts of statutes carry from their first scan.
      match: new RegExp(`^[第笫]\\s*(${HAN}|\\d+)\\s*条(?:之(${HAN}))?${after}`, 'u'),
      number: articleNumber,
    },
    { kind: 'item', match: new RegExp(`^[（(](${HAN})[）)]\\s*`, 'u'), number: asFigures },
    { kind: 'subitem', match: /^(\d{1,3})[.．、](?!\d)\s*/u, number: asWritten },
  ],
});

/** 第十条规定的 in running text is no article: a blank, a bracket or the line's end must follow the number. */
const ARTICLES = articles('(?:\\s+|(?=[【（(])|$)');
/** For texts that lost those blanks: any word but those that go on a reference. */
const ARTICLES_WITHOUT_BLANKS = articles('(?![规第至到和或与、，。及款项所中之的])\\s*');
const MEASURES: NumberingSystem = {
  name: 'measures',
  levels: [
    ...DIVISIONS,
    // 一、二年级学生 is no part.
    {
      kind: 'part',
      match: new RegExp(`^(${HAN})\\s*[、．.]\\s*(?!${HAN}(?:、|年级|类|级|期))`, 'u'),
      number: asWritten,
    },
    { kind: 'section', match: new RegExp(`^[（(](${HAN})[）)]\\s*`, 'u'), number: asWritten },
    { kind: 'measure', match: /^(\d{1,3})[.．、](?!\d)\s*/u, number: asWritten },
    { kind: 'item', match: /^[（(](\d{1,3})[）)]\s*/u, number: asWritten },
  ],
};

/** Without 一、 or 第一条, at least this share of the lines from the first number on must be numbered. */
const NUMBERED_SHARE = 0.4;

/**
 * The numbering systems that a cleaned text may be written in, likeliest first; none for a text without numbers.
 * Which one fits is for the integrity check to say.
 */
export function numberingsOf(lines: readonly string[]): readonly NumberingSystem[] {
  const counts = (system: NumberingSystem, kinds: readonly ClauseKind[]): number =>
    lines.filter((line) => kinds.includes(readLineStart(line, system)?.kind ?? 'front')).length;
  const systems: NumberingSystem[] = [];
  if (counts(ARTICLES, ['article']) >= 2) systems.push(ARTICLES);
  else if (counts(ARTICLES_WITHOUT_BLANKS, ['article']) >= 2) systems.push(ARTICLES_WITHOUT_BLANKS);
  if (counts(MEASURES, ['part']) >= 2) return [...systems, MEASURES];
  const numbered = counts(MEASURES, ['section', 'measure']);
  const from = lines.findIndex((line) => readLineStart(line, MEASURES) !== null);
  const beginsWithOne = readLineStart(lines[from] ?? '', MEASURES)?.value === 1;
  const isList = beginsWithOne && numbered >= 3 && numbered / (lines.length - from) >= NUMBERED_SHARE;
  return isList ? [...systems, MEASURES] : systems;
}

/** 附件, 附件1, 附表二：名称. Only a name may follow, and without a number only after a blank or a colon. */
const ANNEX =
  /^附\s*([件表录])\s*(\d{1,3}|[一二三四五六七八九十]{1,3})?(?:\s*[:：.]\s*|\s+|$|(?<=[\d一二三四五六七八九十]))/u;

/** 附件1：名单.docx is a link to a file. */
const FILE_NAME = /\.[a-z]{2,4}$/iu;

/** The number that opens a line in the given system, or null. An annex opens in either. */
export function readLineStart(line: string, system: NumberingSystem): LineStart | null {
  const annex = ANNEX.exec(line);
  if (
    annex &&
    line.length <= 60 &&
    !(annex[2] && FILE_NAME.test(line)) &&
    !/[。；：:]$|。/u.test(line.slice(annex[0].length))
  ) {
    const [marker, word, number = ''] = annex;
    const value = parseChineseNumeral(number) ?? 1;
    return { kind: 'annex', depth: 0, number: `附${word}${number}`, value, marker, rest: line.slice(marker.length) };
  }
  for (const [at, { kind, match, number }] of system.levels.entries()) {
    const [marker, numeral, suffix] = match.exec(line) ?? [];
    const value = numeral === undefined ? null : parseChineseNumeral(numeral);
    if (marker === undefined || numeral === undefined || value === null) continue;
    return { kind, depth: at + 1, number: number(numeral, suffix), value, marker, rest: line.slice(marker.length) };
  }
  return null;
}
