import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import type { Day } from '../domain/policy-document.js';
import { later, readDay } from './read-dates.js';

/** A day that a document states or lets be counted, and the sentence that says so, verbatim. */
export interface ToldDay {
  readonly day: Day;
  readonly quote: string;
}

/** The document speaks of itself: 本办法, 本措施 … */
const ITSELF =
  /本(?:实施)?(?:法|条例|办法|规定|细则|措施|若干措施|政策措施|政策|意见|方案|决定|通知|公告|通告|标准|规则|指引|规划|计划|文件)/u;
const COUNT = String.raw`(\d{1,3}|[一二两三四五六七八九十百]{1,4})`;
const BEGINS = '(?:正式)?(?:施行|实施|执行|生效|试行|起效)';
const TAKES_EFFECT = new RegExp(`[起后](?:开始)?${BEGINS}|[日号]${BEGINS}`, 'u');
/** 自公布之日起30日后施行. Working days are not counted: nobody here knows the holidays. */
const AFTER_A_TIME = new RegExp(
  `(?:公布|发布|印发|公告|颁布)之日起(?:满)?${COUNT}个?(日|天|月|年)(?:以?后|之后|期满后)?起?${BEGINS}`,
  'u',
);
const ANNOUNCED = /(?:公布|发布|印发|公告|颁布|下发|发文|签发)之日$/u;
const FROM = new RegExp(`[自从](.{4,20}?)(?:起(?:开始)?)?${BEGINS}`, 'u');
const UNTIL =
  /(?:有效期限?(?:为)?(?:[^，。；]{0,14}[，,])?(?:截止?|调整|延长|顺延)?[至到]|(?:施行|实施|执行|试行|有效)(?:期限?为?)?(?:截止?)?[至到]|(?:施行|实施|执行|试行|有效)截止(?:日期|时间)?[为于])(.{6,16})/u;
/** 实施期限为2024年1月1日至2026年12月31日; 有效期自…至…. */
const SPAN = /(?:有效期限?|(?:施行|实施|执行|试行)期限?)[为自从：:]*.{8,20}?(?:[至到]|[—–-]{1,2})(.{8,14})/u;
/** 自…起施行，至…止. */
const BEGUN_UNTIL = /[，,][至到](.{8,14}?)(?:止|失效|废止|终止)/u;
/** 实施期限为2024—2026年: the last of its years to its end. */
const YEARS =
  /(?:有效期限?|(?:施行|实施|执行|试行)期限?)为?[自从]?(?:20\d{2})年?(?:[至到]|[—–-]{1,2})(20\d{2})年(?!\d)/u;
const LASTS = new RegExp(
  String.raw`(?:有效期|有效期限|试行期|试行期限|暂行期|暂行期限|(?:实施|施行|执行)期限?|试行)为?[：:]?\s*${COUNT}\s*个?(年|月)(?!\d|[至到]|起)`,
  'u',
);

/** 本办法有效期三年, 本通知试行一年: how long it binds itself. */
const ITS_OWN_TIME = new RegExp(`${ITSELF.source}的?(?:有效|试行|暂行|(?:施行|实施|执行)(?:期|[至到]|截))`, 'u');
/** What else may last for some years from some day. */
const OF_A_PAPER = /证|许可|资格|合同|协议|标志|登记|[^）)]卡/u;

/**
 * 施行日期 as the document states it: the last sentence in which it speaks of itself wins. 自公布之日起 gives `announced`,
 * 自公布之日起30日后 the day after thirty days, the first not counted (民法典第二百零一条). Null where it says nothing.
 */
export function readFirstDay(cleaned: string, announced: Day | null): ToldDay | null {
  const sentences = sentencesOf(cleaned).filter((sentence) => TAKES_EFFECT.test(sentence));
  // 《某办法》自…起施行 in a document that does not speak of itself is news of another one.
  const own = sentences.filter((sentence) => ITSELF.test(sentence) || !sentence.includes('《'));
  const told = own.findLast((sentence) => ITSELF.test(sentence)) ?? own.at(-1);
  const headLine = cleaned.split('\n').find((line) => /^\S+日\s*起?施行$/u.test(line) && readDay(line) !== null);
  const ofHead = headLine === undefined ? null : toldDay(readDay(headLine), headLine);
  if (told === undefined) return ofHead;
  const from = FROM.exec(told)?.[1] ?? '';
  const stated = toldDay(readDay(from), told);
  if (stated) return stated;
  const [wait, count, unit] = AFTER_A_TIME.exec(told) ?? [];
  if (wait !== undefined) return toldDay(afterTime(announced, count, unit), told);
  if (!ANNOUNCED.test(from)) return ofHead;
  return ofHead ?? toldDay(announced, told);
}

/** The last day on which the document says it binds: 有效期至…, 有效期三年 (counted from `from`). Null where it says nothing. */
export function readLastDay(cleaned: string, from: Day | null): ToldDay | null {
  for (const sentence of sentencesOf(cleaned)) {
    if (!isOfItsTime(sentence)) continue;
    for (const pattern of [UNTIL, SPAN, BEGUN_UNTIL]) {
      const day = toldDay(readDay(pattern.exec(sentence)?.[1] ?? null), sentence);
      if (day) return day;
    }
    const year = YEARS.exec(sentence)?.[1];
    if (year !== undefined) return { day: `${year}-12-31`, quote: sentence };
    const months = monthsOf(LASTS.exec(sentence));
    if (months !== null && from !== null) return toldDay(later(from, { months, days: -1 }), sentence);
  }
  return null;
}

/** 两年, 6个月 in months, as the count and the unit of a match; null where there is none. */
export function monthsOf(match: RegExpExecArray | null): number | null {
  const [, count, unit] = match ?? [];
  const amount = count === undefined ? null : parseChineseNumeral(count.replace('两', '二'));
  return amount === null ? null : unit === '年' ? amount * 12 : amount;
}

/** Sentences as they stand in the text, without what ends them. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/[。；\n]/u).map((sentence) => sentence.trim());
}

function isOfItsTime(sentence: string): boolean {
  if (ITS_OWN_TIME.test(sentence) || /重新发布/u.test(sentence)) return true;
  // 本措施由某局解释，有效期至…: it speaks of itself, and of no paper that it gives out.
  if (ITSELF.test(sentence) && /有效期/u.test(sentence)) return !OF_A_PAPER.test(sentence);
  return TAKES_EFFECT.test(sentence) && (ITSELF.test(sentence) || !OF_A_PAPER.test(sentence));
}

function afterTime(announced: Day | null, count: string | undefined, unit: string | undefined): Day | null {
  const amount = count === undefined ? null : parseChineseNumeral(count.replace('两', '二'));
  if (amount === null || announced === null) return null;
  const months = unit === '年' ? amount * 12 : unit === '月' ? amount : 0;
  return later(announced, { months, days: (months === 0 ? amount : 0) + 1 });
}

function toldDay(day: Day | null, quote: string): ToldDay | null {
  return day === null ? null : { day, quote };
}
