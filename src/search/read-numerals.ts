import { parseChineseNumeral } from '../domain/chinese-numeral.js';

/** An amount written in Chinese numerals, as the text has it and in the figures that policies are written in. */
export interface WrittenAmount {
  /** `四千四百亿`, `百分之五十`, `五成`. */
  readonly said: string;
  /** `4400亿`, `50%`. */
  readonly figure: string;
}

const DIGIT = '零〇一二两三四五六七八九';
/** `二零二七年`, `二〇二五年`: a year, never an amount. */
const YEAR = new RegExp(`(?<![${DIGIT}十百千万亿])(二[零〇][${DIGIT}]{2})(?=年)`, 'gu');
/** `二七年`, `二五年底`; 二三年 is as often two or three years. */
const SHORT_YEAR = /(?<![零〇一二两三四五六七八九十百千万亿第])(二[四五六七八九])(?=年)/gu;
const PERCENT = new RegExp(`百分之([${DIGIT}十百]+)`, 'u');
const TENTHS = new RegExp(`([${DIGIT}])成(?=[^${DIGIT}]|$)`, 'u');
/** From a hundred up, or with a decimal: smaller numbers are as often part of a word (一站式, 三维). */
const AMOUNT = new RegExp(`[${DIGIT}十]+点[${DIGIT}]+[百千万亿]*|[${DIGIT}十]+(?:[百千万亿]+[${DIGIT}十]*)+`, 'u');
/** Nearly no question holds one, and looking closely takes long. */
const MAY_HOLD_ONE = /[百千万亿成点]/u;
const WRITTEN = new RegExp(`${PERCENT.source}|${TENTHS.source}|${AMOUNT.source}`, 'gu');

/** Years in the figures that everything else reads: `二零二七年` → `2027年`. */
export function writeYears(text: string): string {
  return text
    .replace(YEAR, (year) => String(parseChineseNumeral(year) ?? year))
    .replace(SHORT_YEAR, (year) => String(2000 + 20 + (parseChineseNumeral(year.slice(1)) ?? 0)));
}

/** Every amount in Chinese numerals of a text, in order. Numbers below a hundred are left: most stand in words. */
export function readAmounts(text: string): readonly WrittenAmount[] {
  if (!MAY_HOLD_ONE.test(text)) return [];
  return [...text.matchAll(WRITTEN)].flatMap(([said, percent, tenths]): WrittenAmount[] => {
    if (percent !== undefined) return figured(said, parseChineseNumeral(percent), '%');
    if (tenths !== undefined) return figured(said, (parseChineseNumeral(tenths) ?? 0) * 10, '%');
    const [, number = '', unit = ''] = /^(.*?)([万亿]*)$/u.exec(said) ?? [];
    const [whole = '', decimals = ''] = number.split('点');
    const value = whole === '' ? 1 : parseChineseNumeral(whole);
    if (value === null) return [];
    if (decimals === '') return figured(said, value, unit);
    return figured(said, Number(`${value}.${[...decimals].map((each) => parseChineseNumeral(each)).join('')}`), unit);
  });
}

function figured(said: string, value: number | null, unit: string): WrittenAmount[] {
  return value === null ? [] : [{ said, figure: `${value}${unit}` }];
}
