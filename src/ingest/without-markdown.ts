const RULE = /^[ ]*\|?(?:[ ]*:?-{3,}:?[ ]*\|)+(?:[ ]*:?-{3,}:?[ ]*)?\|?[ ]*$/u;
/** Elements that people write into Markdown; other words between angle brackets are words. */
const TAG =
  /<\/?(?:a|b|big|blockquote|br|center|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>\n]{0,500})?\/?>/giu;

/**
 * A Markdown text without its marks: headings, quotes, bullets, emphasis, links, rules, comments, front matter and HTML. Tables
 * become rows with a bar at either end. Each step goes through the text once, whatever it holds.
 */
export function withoutMarkdown(text: string): string {
  const readable = [
    { opening: /<!--/gu, closing: '-->' },
    { opening: /<script\b[^<>]{0,500}>/giu, closing: '</script>' },
    { opening: /<style\b[^<>]{0,500}>/giu, closing: '</style>' },
  ].reduce(withoutStretches, text.replace(/^---\n[\s\S]*?\n---(?:\n|$)/u, ''));
  const plain = readable
    .replace(/<br[ ]*\/?>/giu, '\n')
    .replace(TAG, '')
    .replace(/&(?:nbsp|emsp|ensp);/gu, ' ')
    .replace(/^[ ]{0,3}(?:>[ ]?)+/gmu, '')
    .replace(/^[ ]{0,3}#{1,6}(?:[ ]+|$)/gmu, '')
    .replace(/^[ ]*(?:[-*_](?:[ ]*[-*_]){2,}|={3,})[ ]*$/gmu, '')
    .replace(/^[ ]*[-*+][ ]+/gmu, '')
    .replace(/!\[[^\]\n]{0,300}\]\([^()\s]{1,2000}\)/gu, '')
    .replace(/\[([^[\]\n]{1,300})\]\((?:https?:|mailto:|[./#])[^()\s]{0,2000}\)/gu, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\w*\\])\*(?=[^\s*\d])([^*\n]{1,300})(?<=[^\s*\\])\*(?![\w*])/gu, '$1')
    .replace(/^[ ]*`{3,}.*$/gmu, '')
    .replace(/\\$/gmu, '');
  return withRows(plain.split('\n'))
    .map((line) => line.replace(line.startsWith('|') ? BESIDE_BARS : ESCAPED, '$1'))
    .join('\n');
}

const ESCAPED = /\\([\\`*_{}[\]()#+\-.!>~|])/gu;
/** In a row an escaped bar stays one: it is what tells it from the end of a cell. */
const BESIDE_BARS = /\\([\\`*_{}[\]()#+\-.!>~])/gu;

/** Takes out every stretch from an opening to the next closing; what is never closed stays. */
function withoutStretches(text: string, { opening, closing }: { opening: RegExp; closing: string }): string {
  let kept = '';
  let from = 0;
  for (const { index, 0: open } of text.matchAll(opening)) {
    if (index < from) continue;
    const end = text.indexOf(closing, index + open.length);
    if (end < 0) break;
    kept += text.slice(from, index);
    from = end + closing.length;
  }
  return kept + text.slice(from);
}

/** Rows of a table may come without the bars at their ends: those between its head, one above its rule, and the next blank line. */
function withRows(lines: readonly string[]): readonly string[] {
  const rows = [...lines];
  let inTable = false;
  for (const [at, line] of lines.entries()) {
    const isRule = line.includes('|') && RULE.test(line) && (lines[at - 1] ?? '').includes('|');
    if (isRule) rows[at - 1] = withBars(lines[at - 1] ?? '');
    inTable = isRule || (inTable && line.trim() !== '');
    if (inTable) rows[at] = withBars(line);
  }
  return rows;
}

function withBars(row: string): string {
  const line = row.trim();
  const opened = line.startsWith('|') ? line : `| ${line}`;
  return /(?<!\\)\|$/u.test(opened) && opened.length > 1 ? opened : `${opened} |`;
}
