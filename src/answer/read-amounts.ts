import { parseChineseNumeral } from '../domain/chinese-numeral.js';

/** A number with what it counts. */
export interface Amount {
  /** As written: `五千亿元`. */
  readonly text: string;
  readonly value: number;
  /** What is counted, one word for each kind; null where only 万 or 亿 stands behind the number. */
  readonly unit: string | null;
}

const SCALES: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };
const NUMERAL = '[零〇一二两三四五六七八九十百千万亿]';
/** 部 and 台 count the same things in speech. */
const UNITS: Readonly<Record<string, string>> = { 部: '台', '％': '%', 毫秒: 'MS', 间: '家' };
const UNIT = 'EFLOPS|PFLOPS|ms|毫秒|G|元|%|％|个百分点|倍|台|部|辆|款|种|个|家|间|项|吨';
const AMOUNT = new RegExp(
  `百分之(?<percent>\\d+(?:\\.\\d+)?|${NUMERAL}+)|(?<![第\\d.])(?:(?<digits>\\d[\\d,]*(?:\\.\\d+)?)\\s*(?<scale>[百千万亿]{0,2})|(?<numeral>${NUMERAL}{2,}))\\s*[多余来]?\\s*(?<unit>${UNIT})?`,
  'giu',
);
/** 我们年营收5000万: what someone tells of themselves is no figure of a document. */
const OWN = /(?:我(?!省|国|听|看|记|想|要问|以为|知道)|咱|俺|本公司|本企业|注册资本)[^。；？！]{0,20}$/u;
/** Two or three of anything are said of everything. */
const LEAST_COUNT = 10;

/** The amounts of a text, in any writing: 900亿元, 九百亿, 1.9万亿元, 一万九千亿, 50%, 百分之五十. */
export function readAmounts(text: string): readonly Amount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match): Amount[] => {
    const { percent, digits, scale = '', numeral, unit } = match.groups ?? {};
    if (percent !== undefined) return [{ text: match[0], value: numberOf(percent) ?? Number.NaN, unit: '%' }];
    const scaled = [...scale].reduce((product, sign) => product * (SCALES[sign] ?? 1), 1);
    const value =
      digits === undefined ? parseChineseNumeral(numeral ?? '') : Number(digits.replaceAll(',', '')) * scaled;
    if (value === null || (unit === undefined && value < 1e4)) return [];
    return [{ text: match[0].trim(), value, unit: unit === undefined ? null : (UNITS[unit] ?? unit.toUpperCase()) }];
  });
}

/** The amounts that a question holds to be the documents', not those that someone tells of themselves. */
export function amountsClaimed(question: string): readonly Amount[] {
  let from = 0;
  return readAmounts(question).filter(({ text, value, unit }) => {
    const at = question.indexOf(text, from);
    from = at + text.length;
    const isCount = unit !== null && /^(?:[个家项种款台辆])$/u.test(unit);
    return !(isCount && value < LEAST_COUNT) && !OWN.test(question.slice(0, at));
  });
}

/** The same number of the same things; what is counted may be left unsaid on one side. */
export function isSameAmount(one: Amount, other: Amount): boolean {
  const isSameUnit = one.unit === null || other.unit === null || one.unit === other.unit;
  return isSameUnit && Math.abs(one.value - other.value) <= Math.abs(one.value) * 1e-9;
}

function numberOf(written: string): number | null {
  return /^\d/u.test(written) ? Number(written) : parseChineseNumeral(written);
}
