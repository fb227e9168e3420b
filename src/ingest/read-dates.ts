import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import type { Day } from '../domain/policy-document.js';

const FIGURES = String.raw`(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?`;
const HAN = '([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日';
const DATE = new RegExp(`${FIGURES}|${HAN}`, 'u');
const WHOLE_LINE_DATE = new RegExp(`^[（(]?(?:${FIGURES}|${HAN})[）)]?$`, 'u');
/** The document speaks of itself: 本办法, 本措施 … */
const ITSELF =
  /本(?:法|条例|办法|规定|细则|措施|若干措施|政策|意见|方案|决定|通知|公告|通告|标准|规则|指引|规划|计划)/u;
const TAKES_EFFECT = /起(?:正式)?(?:施行|实施|执行|生效|试行)/u;

/** The first date of a text, 2024年5月26日, 2024-05-26 or 二〇二四年五月二十六日; null where there is none. */
export function readDay(text: string | null): Day | null {
  const match = text === null ? null : DATE.exec(text);
  if (!match) return null;
  const [, year, month, day, hanYear, hanMonth, hanDay] = match;
  const numbers = [year ?? hanYear?.replaceAll('○', '〇'), month ?? hanMonth, day ?? hanDay].map((part) =>
    parseChineseNumeral(part ?? ''),
  );
  const [y, m, d] = numbers;
  return y && m && d && m <= 12 && d <= 31 ? dayOf(y, m, d) : null;
}

/** Whether a line is nothing but a date, as below a signature. */
export function isDateLine(line: string): boolean {
  return WHOLE_LINE_DATE.test(line);
}

/**
 * 施行日期 as the document states it: the last sentence in which it speaks of itself wins. 自公布之日起 gives `issued`.
 * Null where it says nothing.
 */
export function readEffectiveDay(cleaned: string, issued: Day | null): Day | null {
  const sentences = sentencesOf(cleaned).filter((sentence) => TAKES_EFFECT.test(sentence));
  // 《某办法》自…起施行 in a document that does not speak of itself is news of another one.
  const own = sentences.filter((sentence) => ITSELF.test(sentence) || !sentence.includes('《'));
  const told = own.findLast((sentence) => ITSELF.test(sentence)) ?? own.at(-1);
  const headLine = cleaned.split('\n').find((line) => /^\S+日\s*起?施行$/u.test(line) && DATE.test(line));
  if (told === undefined) return readDay(headLine ?? null);
  const from = /自(.{4,20}?)起(?:正式)?(?:施行|实施|执行|生效|试行)/u.exec(told)?.[1] ?? '';
  if (/(?:公布|发布|印发|公告|颁布)之日/u.test(from)) return readDay(headLine ?? null) ?? issued;
  return readDay(from) ?? readDay(headLine ?? null);
}

/** The last day on which the document says it binds: 有效期至…, 有效期三年 (counted from `from`). Null where it says nothing. */
export function readLastDay(cleaned: string, from: Day | null): Day | null {
  for (const sentence of sentencesOf(cleaned)) {
    if (!ITSELF.test(sentence) && !TAKES_EFFECT.test(sentence)) continue;
    const until = /(?:有效期限?(?:截)?[至到]|(?:施行|实施|执行|试行|有效)(?:期限)?[至到])(.{6,16})/u.exec(
      sentence,
    )?.[1];
    const day = until === undefined ? null : readDay(until);
    if (day) return day;
    const [, count, unit] =
      /(?:有效期|试行期|暂行期)限?为?\s*(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*个?(年|月)/u.exec(sentence) ?? [];
    const amount = count === undefined ? null : parseChineseNumeral(count);
    if (amount !== null && from) return lastDayOf(from, unit === '年' ? amount * 12 : amount);
  }
  return null;
}

/** The day before the same day `months` later: three years from 2023-01-01 end on 2025-12-31. */
function lastDayOf(from: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const end = new Date(Date.UTC(year, month - 1 + months, day - 1));
  return end.toISOString().slice(0, 10);
}

function dayOf(year: number, month: number, day: number): Day {
  return `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/[。；\n]/u);
}
