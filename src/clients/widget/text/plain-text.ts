import type { MarkedToken } from 'marked';
import { answerSections } from './answer-sections.js';
import { known, parseMarkdown } from './parse-markdown.js';

/** Markdown as plain text for the clipboard and the screen reader: titles in 【】, list items on lines of their own. */
export function plainText(markdown: string): string {
  return answerSections(parseMarkdown(markdown))
    .map(({ title, blocks }) => (title === null ? '' : `【${title}】\n`) + lines(blocks))
    .join('\n\n')
    .trim();
}

function lines(blocks: readonly MarkedToken[]): string {
  return blocks.map(textOf).filter(Boolean).join('\n');
}

function textOf(token: MarkedToken): string {
  switch (token.type) {
    case 'list':
      return token.items
        .map((item, at) => (token.ordered ? `${Number(token.start || 1) + at}. ` : '· ') + lines(known(item.tokens)))
        .join('\n');
    case 'blockquote':
      return lines(known(token.tokens));
    case 'table':
      return [token.header, ...token.rows]
        .map((row) => row.map((cell) => lines(known(cell.tokens))).join('\t'))
        .join('\n');
    case 'br':
      return '\n';
    case 'space':
    case 'hr':
      return '';
    case 'image':
      return token.text;
    default:
      if ('tokens' in token && token.tokens) return known(token.tokens).map(textOf).join('');
      return 'text' in token ? token.text : token.raw.trim();
  }
}
