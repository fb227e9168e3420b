import type { SourceDocument } from '../domain/source-document.js';
import { joinWraps } from './join-wraps.js';
import { withoutMarkdown } from './without-markdown.js';

/** Buttons and lines about the page; they stand before the text or after it. */
const PAGE_LINES: readonly RegExp[] = [
  /^(?:收藏|打印|分享|关闭|返回顶部|扫一扫.{0,30}|分享到[:：]?.{0,20}|【?字体[:：].{0,20}|.{0,4}大\s*中\s*小.{0,4})$/u,
  /^时间[:：]\s*\d{4}-\d{2}-\d{2}(?:\s+\d{2}:\d{2}(?::\d{2})?)?(?:\s*来源[:：].*)?$/u,
  /^(?:来源|浏览次数|阅读次数|点击数)[:：].{0,30}$/u,
];
/** The name of the site, in Chinese and in English; only above the text, where it cannot be a signature. */
const SITE_NAMES: readonly RegExp[] = [
  /^.{2,12}人民政府(?:门户网站)?$/u,
  /^[A-Za-z][A-Za-z ,.'’&-]*(?:Government|Department|Bureau|Commission|Committee|Office|Administration)[A-Za-z ,.'’&-]*$/u,
];
/** From a digit to its full-width form. */
const FULL_WIDTH = 0xfee0;
/** Where the text proper begins: a number of the body, or a line with a whole sentence. */
const BODY_LINE = /^(?:[一二三]、|第[一二三][编章条]|1[.．、])|。/u;

/** A cleaned text and the lines that were taken out of it. */
export interface CleanedText {
  /** One paragraph a line, no blank lines, no blanks at line ends. */
  readonly text: string;
  /** Page furniture that was dropped, verbatim. */
  readonly dropped: readonly string[];
}

/**
 * Brings a source to one paragraph a line: newline kinds, full-width blanks and digits, Markdown marks, page furniture, titles and
 * paragraphs wrapped over several lines. Loses no word of the document. Cleaning a cleaned text changes nothing.
 */
export function cleanText({ text, format }: Pick<SourceDocument, 'text' | 'format'>): CleanedText {
  const unified = text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|(?![\t-\r])\p{Cc}/gu, '')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000]+/gu, ' ')
    // Numbers, days and amounts are one and the same in either width.
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - FULL_WIDTH));
  const lines = (format === 'markdown' ? withoutMarkdown(unified) : unified)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const dropped: string[] = [];
  const first = lines.findIndex((line) => BODY_LINE.test(line));
  const last = lines.findLastIndex((line) => BODY_LINE.test(line));
  const kept = lines.filter((line, at) => {
    const above = first < 0 ? at < lines.length - 1 : at < first;
    const around = above || (last >= 0 && at > last);
    const isFurniture =
      (around && PAGE_LINES.some((pattern) => pattern.test(line))) ||
      (above && SITE_NAMES.some((pattern) => pattern.test(line)) && !isDate(lines[at + 1]));
    if (isFurniture) dropped.push(line);
    return !isFurniture;
  });
  return { text: joinWraps(kept).join('\n'), dropped };
}

/** 某省人民政府 above a date is the notice's signature, not the site's name. */
function isDate(line: string | undefined): boolean {
  return line !== undefined && /^\d{4}年\d{1,2}月\d{1,2}日$/u.test(line);
}
