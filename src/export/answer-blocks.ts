import { Lexer, type MarkedToken, type Token } from 'marked';
import type { Block, Run } from '../domain/exported-answer.js';

/** The Markdown of an answer as blocks. Of `marked` the lexer alone is used: what looks like HTML stays words. */
export function answerBlocks(markdown: string): readonly Block[] {
  return known(new Lexer({ gfm: true, breaks: true }).lex(markdown)).flatMap((token) => blocksOf(token, 'paragraph'));
}

function blocksOf(token: MarkedToken, kind: Block['kind']): readonly Block[] {
  switch (token.type) {
    case 'space':
    case 'hr':
      return [];
    case 'heading':
      return [{ kind: 'heading', runs: runsOf(token.tokens) }];
    case 'blockquote':
      return known(token.tokens).flatMap((inner) => blocksOf(inner, 'quote'));
    case 'list':
      return token.items.flatMap((item, at) => {
        const blocks = known(item.tokens).flatMap((inner) => blocksOf(inner, token.ordered ? kind : 'item'));
        return token.ordered ? numbered(blocks, Number(token.start || 1) + at) : blocks;
      });
    case 'paragraph':
    case 'text':
      return [{ kind, runs: runsOf(token.tokens ?? [token]) }];
    default:
      return [{ kind, runs: [{ text: token.raw.trim() }] }];
  }
}

function numbered([first, ...others]: readonly Block[], number: number): readonly Block[] {
  return first ? [{ ...first, runs: [{ text: `${number}. ` }, ...first.runs] }, ...others] : [];
}

function runsOf(tokens: readonly Token[] | undefined, bold = false): readonly Run[] {
  return known(tokens).flatMap((token): readonly Run[] => {
    if (token.type === 'br') return [{ text: '\n' }];
    if ('tokens' in token && token.tokens) return runsOf(token.tokens, bold || token.type === 'strong');
    const text = 'text' in token ? token.text : token.raw;
    return [bold ? { text, bold } : { text }];
  });
}

/** As the closed set of `marked`: no extension is installed, so there are no others. */
function known(tokens: readonly Token[] | undefined): readonly MarkedToken[] {
  return (tokens ?? []) as readonly MarkedToken[];
}
