import type { SourceDocument } from '../domain/source-document.js';

/** Lines that belong to the page a text was saved from, not to the document. */
const FURNITURE: readonly RegExp[] = [
  /^(?:收藏|打印|分享|关闭|返回顶部|扫一扫.*|【?字体[:：].*|.{0,4}大\s*中\s*小.{0,4})$/u,
  /^时间[:：]\s*\d{4}-\d{2}-\d{2}(?:\s+\d{2}:\d{2}(?::\d{2})?)?(?:\s*来源[:：].*)?$/u,
  /^来源[:：].{0,30}$/u,
  /^.{2,12}人民政府$/u,
  /^[A-Za-z][A-Za-z ,.'’&-]+$/u,
];
/** A line after which the text certainly goes on in a new one. */
const ENDS_LINE = /[。！？：；:;!?”』】]$/u;
/** A line that begins something of its own: a number, a metadata field. */
const STARTS_LINE = /^(?:第[零〇一二三四五六七八九十百千\d]+[编章节条]|[一二三四五六七八九十百]+、|[（(][零〇一二三四五六七八九十百\d]+[）)]|\d+[.．、]|附件|附表|目\s*录|《|[\u4e00-\u9fa5]{2,6}[:：])/u;

/** A cleaned text and the lines that were taken out of it. */
export interface CleanedText {
  /** One paragraph a line, no blank lines, no blanks at line ends. */
  readonly text: string;
  /** Page furniture that was dropped, verbatim. */
  readonly dropped: readonly string[];
}

/**
 * Brings a source to one paragraph a line: newline kinds, full-width blanks, Markdown marks, page furniture, titles and
 * paragraphs wrapped over several lines. Loses no word of the document.
 */
export function cleanText({ text, format }: Pick<SourceDocument, 'text' | 'format'>): CleanedText {
  const plain = format === 'markdown' ? withoutMarkdown(text) : text;
  const lines = plain
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, '')
    .replace(/[\t\u00a0\u2000-\u200a\u3000]+/gu, ' ')
    .split('\n')
    .map((line) => line.trim());
  const dropped: string[] = [];
  const paragraphs: string[] = [];
  const numbered = lines.findIndex((line) => /^一、|^第一[编章条]/u.test(line));
  lines.forEach((line, at) => {
    if (line === '') return;
    // Furniture stands round the body; a body line of the same shape (a signature, say) is kept.
    const aroundBody = numbered < 0 || at < numbered;
    if (aroundBody && FURNITURE.some((pattern) => pattern.test(line)) && !isSignature(lines, at)) dropped.push(line);
    else paragraphs.push(line);
  });
  return { text: joinWraps(paragraphs).join('\n'), dropped };
}

/** 省政府办公厅 above a date is the notice's signature, not the site's name. */
function isSignature(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((line) => line !== '');
  return next !== undefined && /^\d{4}年\d{1,2}月\d{1,2}日$/u.test(next);
}

/** Rejoins a title or paragraph that was wrapped: a line without an end, followed by one that begins nothing. */
function joinWraps(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && isWrapped(before, line)) joined[joined.length - 1] = before + line;
    else joined.push(line);
  }
  return joined;
}

function isWrapped(before: string, line: string): boolean {
  if (ENDS_LINE.test(before) || STARTS_LINE.test(line) || STARTS_LINE.test(before)) return false;
  if (/^\d{4}年\d{1,2}月\d{1,2}日/u.test(line) || /[〕\]]\s*\d+\s*号$/u.test(line) || /[〕\]]\s*\d+\s*号$/u.test(before)) return false;
  if (/^第.{1,6}[编章节]/u.test(before)) return false;
  // A wrapped title: both halves are short, and the whole ends as titles of government documents end.
  if (before.length <= 40 && line.length <= 40) return /(?:关于|印发)/u.test(before) && /(?:通知|意见|办法|措施|方案|规定|决定|公告|函)$/u.test(line) && !/(?:通知|意见|办法|措施|方案|规定|决定|公告|函)$/u.test(before);
  return before.length > 40 && /[，、]$/u.test(before);
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/^\s{0,3}#{1,6}\s+/gmu, '')
    .replace(/^\s{0,3}>\s?/gmu, '')
    .replace(/\*\*(.+?)\*\*/gu, '$1')
    .replace(/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/gmu, '');
}
