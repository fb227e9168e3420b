import type { Day } from '../domain/policy-document.js';

/** A year or a stretch of years that a question names, first and last included. */
export interface AskedTime {
  /** As the question writes it, 年 and 期间 aside: `十五五`. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Told from today (今年, 去年), not named. */
  readonly isRelative: boolean;
}

const DIGITS = '零〇○一二三四五六七八九';
const YEAR = `(?:(?:19|20)\\d{2}|[一二][${DIGITS}]{3}(?=年)|(?<![\\d.])[23]\\d(?=年(?:底|末|初|之前|以前|前|要|得|能|应|的?目标)))`;
/** 2000台 and 1900亿元 are amounts. */
const NO_AMOUNT = '(?!\\d|\\.\\d|\\s*(?:EFLOPS|[万亿元个台辆家款种项所名人条次倍件吨米公里度%％号]))';
const TIMES = new RegExp(
  [
    `(?<span>(?<!\\d)(?<first>${YEAR})\\s*年?\\s*[-—–~～至到]+\\s*(?<last>${YEAR})${NO_AMOUNT})`,
    `(?<year>(?<!\\d|近|过去|未来)${YEAR}${NO_AMOUNT})`,
    '十(?<plan>[一二三四五六七八九])五(?=[”"」’]?(?:期间|时期|规划|末|阶段|计划|时|的))',
    '(?<relative>大后年|后年|明年|今年|本年度?|去年|大前年|前年)',
  ].join('|'),
  'gu',
);
/** Years from this one to the one meant. */
const RELATIVE: Readonly<Record<string, number>> = {
  大后年: 3,
  后年: 2,
  明年: 1,
  今年: 0,
  本年: 0,
  本年度: 0,
  去年: -1,
  前年: -2,
  大前年: -3,
};
/** The fourteenth five-year plan is for 2021 to 2025; each further one for the five years after. */
const PLAN = { number: 4, from: 2021, years: 5 } as const;

/** The times that a normalised question names, in any writing: 2030年, 二零三零年, 27年底, 2026—2030年, 十五五期间, 明年. */
export function readTimes(question: string, asOf: Day): readonly AskedTime[] {
  return [...question.matchAll(TIMES)].map(({ 0: text, groups = {} }): AskedTime => {
    const { first, last, year, plan, relative } = groups;
    if (plan !== undefined) {
      const from = PLAN.from + (Number(digitOf(plan)) - PLAN.number) * PLAN.years;
      return { text, from, to: from + PLAN.years - 1, isRelative: false };
    }
    if (relative !== undefined) {
      const meant = Number(asOf.slice(0, 4)) + (RELATIVE[relative] ?? 0);
      return { text, from: meant, to: meant, isRelative: true };
    }
    const from = yearNumber(first ?? year ?? '');
    return { text, from, to: Math.max(from, yearNumber(last ?? '')), isRelative: false };
  });
}

/** Every year that a text names in full: `2027年`. */
export function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年/gu)].map(([, year]) => Number(year));
}

function yearNumber(written: string): number {
  const digits = [...written].map((sign) => (/\d/u.test(sign) ? sign : digitOf(sign))).join('');
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** 零, 〇 and ○ are nought. */
function digitOf(sign: string): string {
  return `${Math.max(0, DIGITS.indexOf(sign) - 2)}`;
}
