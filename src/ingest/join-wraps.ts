/** A line after which the text certainly goes on in a new one. */
const ENDS_LINE = /[。！？：；:;!?”』】）)]$/u;
/** A number of the body. */
const NUMBER =
  /^(?:[第笫][零〇一二三四五六七八九十百千\d]+(?:编|分编|章|节|条)|[一二三四五六七八九十百]+、|[（(][零〇一二三四五六七八九十百\d]+[）)]|\d+[.．、](?!\d)|附\s*[件表录])/u;
/** What no line begins with. */
const GOES_ON = /^[，。；：、！？）】》”’]/u;
/** An article has its text on its line, so that a comma in it and no stop is a torn one; a heading may have commas. */
const TORN_ARTICLE = /^[第笫][零〇一二三四五六七八九十百千\d]+条.*，/u;
/** Other beginnings: a metadata field, a table of contents, a date. */
const OTHER_START = /^(?:目\s*[录次]$|[\u4e00-\u9fa5]{2,6}[:：]|[（(]?\d{4}年\d{1,2}月\d{1,2}日)/u;
const DOC_NUMBER_LINE = /[〕\]］]\s*\d+\s*号$/u;
const TITLE_END = /(?:通知|通告|公告|意见|办法|措施|方案|规定|条例|细则|决定|规划|计划|指引|函)$/u;
/** Titles and headings are shorter than this; a longer line with a comma and no stop is a torn paragraph. */
const LONGEST_HEADING = 32;

/** Rejoins titles and paragraphs that were wrapped: a line without an end, followed by one that begins nothing. */
export function joinWraps(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && isWrapped(before, line)) joined[joined.length - 1] = glue(before, line);
    else joined.push(line);
  }
  return joined;
}

/** A row of a table is a line whatever it ends with. */
const ROW = /^\|.*\|$/u;

/** No paragraph is longer; what goes on and on is no text, and looking through it for every line would take for ever. */
const LONGEST_PARAGRAPH = 5000;

function isWrapped(before: string, line: string): boolean {
  if (before.length > LONGEST_PARAGRAPH) return false;
  if (ROW.test(before) || ROW.test(line)) return false;
  if (ENDS_LINE.test(before) || NUMBER.test(line) || OTHER_START.test(line)) return false;
  if (DOC_NUMBER_LINE.test(line) || DOC_NUMBER_LINE.test(before)) return false;
  if (/[，、]$/u.test(before) || TORN_ARTICLE.test(before)) return true;
  if (GOES_ON.test(line)) return !OTHER_START.test(before);
  const hasStop = /[。；]/u.test(before);
  if (NUMBER.test(before)) return hasStop;
  return hasStop || (before.length > LONGEST_HEADING && before.includes('，')) || isTornTitle(before, line);
}

/** 某办公厅印发某省关于人工 / 智能…的通知: the halves are short, and only the whole ends as titles end. */
function isTornTitle(before: string, line: string): boolean {
  const short = before.length <= 40 && line.length <= 40;
  return (
    short && /关于|印发/u.test(before) && TITLE_END.test(line) && !TITLE_END.test(before) && !/[，。：]/u.test(line)
  );
}

function glue(before: string, line: string): string {
  return /[A-Za-z,]$/u.test(before) && /^[A-Za-z]/u.test(line) ? `${before} ${line}` : before + line;
}
