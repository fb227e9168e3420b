/** A clause text with the quoted stretch set apart; `quoted` is empty where the quotation could not be found. */
export interface MarkedText {
  readonly before: string;
  readonly quoted: string;
  readonly after: string;
}

/**
 * Finds the quotation in the clause text: by its span (code units) where the words there agree, else by its words, because the
 * clause may have been taken in again since the answer was given.
 */
export function markQuote(text: string, quote: string, span: readonly [number, number]): MarkedText {
  const [from, to] = span;
  const start = text.slice(from, to) === quote ? from : text.indexOf(quote);
  if (start < 0 || quote === '') return { before: text, quoted: '', after: '' };
  return { before: text.slice(0, start), quoted: quote, after: text.slice(start + quote.length) };
}
