import { Lexer, type MarkedToken, type Token } from 'marked';

/** The block tokens of an answer. Only the lexer of `marked` is used: it makes tokens, never HTML. */
export function parseMarkdown(markdown: string): readonly MarkedToken[] {
  return known(new Lexer({ gfm: true, breaks: true }).lex(markdown));
}

/** The tokens as the closed set of `marked`: no extension is installed, so there are no others. */
export function known(tokens: readonly Token[] | undefined): readonly MarkedToken[] {
  return (tokens ?? []) as readonly MarkedToken[];
}
