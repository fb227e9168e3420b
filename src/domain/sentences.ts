/** A stretch of a text and where it stands, in code units. */
export interface Sentence {
  readonly text: string;
  readonly span: readonly [number, number];
}

/**
 * Stops end a sentence together with the quotes and brackets that close after them; a line end always does. A row of a table
 * (`| a | b |`) is one, whatever its cells hold.
 */
const SENTENCE = /(?<=^|\n)\|[^\n]*\|(?=\n|$)|[^。！？!?\n]*(?:[。！？!?]+[”’」』）)】]*|\n|$)/gu;

/** Cuts a text at sentence ends. The sentences are verbatim and cover everything but blank stretches. */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const body = match[0];
    const trimmed = body.trim();
    if (trimmed === '') continue;
    const start = match.index + body.indexOf(trimmed);
    sentences.push({ text: trimmed, span: [start, start + trimmed.length] });
  }
  return sentences;
}
