import type { Prolonged } from '../domain/policy-document.js';
import { monthsOf, sentencesOf } from './read-binding-days.js';
import { readDay } from './read-dates.js';

/** Other documents that one names in a sentence about their validity, and that sentence, verbatim. */
export interface ToldNames {
  readonly names: readonly string[];
  readonly quote: string;
}

/** 《标题》, titles within it and its 文号 included. */
const NAME = /《(?:[^《》]|《[^《》]*》)+》(?:\s*[（(][^（）()]{2,40}号[）)])?/gu;
/** Stands for a name taken out of a sentence: private use, as no text has. */
const FIRST_SIGN = 0xe000;
const SIGN = '[\\ue000-\\uf8ff]';
/** Names one after another, with what stands between and before them. */
const NAMES = `((?:${SIGN}|[、和及与，,\\s]|以及|(?:\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?)?[\\u4e00-\\u9fa5]{0,16}(?:发布|公布|印发|制定|颁布)的)+)`;
const REPEALED = new RegExp(
  `${NAMES}(?:等(?:文件)?)?(?:同时|即行|一并|自行|相应|均|也|予以|随之|自[^，。]{4,14}起)*(?:废止|失效|停止(?:执行|施行|实施))`,
  'u',
);
const REPEALS = new RegExp(`同时废止${NAMES}`, 'u');
const PROLONGED_UNTIL =
  /(?:有效期(?:限)?(?:统一)?(?:延长|延续|顺延|调整)(?:至|到)|延长(?:有效期|施行期限|实施期限)(?:至|到)|继续(?:有效|施行|执行|实施)(?:至|到))(.{8,14})/u;
const PROLONGED_BY =
  /(?:有效期(?:限)?(?:统一)?(?:延长|延续|顺延)|延长(?:有效期|施行期限|实施期限)?)(\d{1,2}|[一二两三四五六七八九十]{1,2})个?(年|月)/u;

/** What the document says is repealed with it: 《旧办法》（某府〔2019〕3号）同时废止. */
export function readRepeals(cleaned: string): readonly ToldNames[] {
  return sentencesOf(cleaned).flatMap((sentence) => {
    if (!sentence.includes('《')) return [];
    const { signed, names } = takeNames(sentence);
    const repealed = [REPEALED, REPEALS]
      .flatMap((pattern) => [...(pattern.exec(signed)?.[1] ?? '')])
      .flatMap((sign) => names[sign.charCodeAt(0) - FIRST_SIGN] ?? []);
    return repealed.length > 0 ? [{ names: repealed, quote: sentence }] : [];
  });
}

/** Whose validity the document prolongs, and to when: 《某办法》（某府〔2020〕3号）有效期延长至2027年12月31日. */
export function readProlonged(cleaned: string): readonly Prolonged[] {
  return sentencesOf(cleaned).flatMap((sentence): readonly Prolonged[] => {
    // What is published anew has a validity of its own.
    if (!sentence.includes('《') || /重新发布/u.test(sentence)) return [];
    const until = readDay(PROLONGED_UNTIL.exec(sentence)?.[1] ?? null);
    const months = until === null ? monthsOf(PROLONGED_BY.exec(sentence)) : null;
    if (until === null && months === null) return [];
    const [name] = takeNames(sentence).names.slice(-1);
    return name === undefined ? [] : [{ name, until, months, quote: sentence }];
  });
}

function takeNames(sentence: string): { readonly signed: string; readonly names: readonly string[] } {
  const names: string[] = [];
  const signed = sentence.replace(NAME, (name) => {
    names.push(name);
    return String.fromCharCode(FIRST_SIGN + names.length - 1);
  });
  return { signed, names };
}
