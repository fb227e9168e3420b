import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import type { Day } from '../domain/policy-document.js';

const FIGURES = String.raw`(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?`;
const HAN = '([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日';
const DATE = new RegExp(`${FIGURES}|${HAN}`, 'u');
const WHOLE_LINE_DATE = new RegExp(`^[（(]?(?:${FIGURES}|${HAN})[）)]?$`, 'u');

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

/** The day `months` and `days` later; a day that its month does not have is the last of that month, as 民法典第二百零二条 counts. */
export function later(from: Day, { months = 0, days = 0 }: { readonly months?: number; readonly days?: number }): Day {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth) + days)).toISOString().slice(0, 10);
}

export function dayBefore(day: Day): Day {
  return later(day, { days: -1 });
}

function dayOf(year: number, month: number, day: number): Day {
  return `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
}
