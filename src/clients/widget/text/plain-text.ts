import type { MarkedToken } from 'marked';
import { answerSections } from './answer-sections.js';
import { known, parseMarkdown } from './parse-markdown.js';

/** Markdown as plain text for the clipboard and the screen reader: titles in 【】, list items on lines of their own. */
export function plainText(markdown: string): string {
  return answerSections(parseMarkdown(markdown))
    .map(({ title, blocks }) =>
      [title === null ? '' : `【${title}】`, ...blocks.map(blockText)].filter(Boolean).join('\n'),
    )
    .join('\n\n')
    .trim();
}

function blockText(block: MarkedToken): string {
  switch (block.type) {
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.ordered ? `${Number(block.start || 1) + at}. ` : '· ';
          return mark + known(item.tokens).map(blockText).filter(Boolean).join('\n');
        })
        .join('\n');
    case 'blockquote':
      return known(block.tokens).map(blockText).filter(Boolean).join('\n');
    case 'paragraph':
    case 'heading':
    case 'text':
      return block.tokens ? inlineText(known(block.tokens)) : block.text;
    case 'code':
      return block.text;
    case 'space':
    case 'hr':
      return '';
    default:
      return block.raw.trim();
  }
}

function inlineText(tokens: readonly MarkedToken[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return '\n';
      if ('tokens' in token && token.tokens && token.type !== 'image') return inlineText(known(token.tokens));
      return 'text' in token ? token.text : token.raw;
    })
    .join('');
}
