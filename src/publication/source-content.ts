import type { SourceDocument } from '../domain/source-document.js';

/** All that an index is made of: the text and the facts beside it, not where they came from. Equal for equal content. */
export function contentOf({ text, format, stated }: SourceDocument): string {
  return JSON.stringify([
    format,
    text,
    Object.entries(stated)
      .filter(([, fact]) => fact !== undefined)
      .sort(),
  ]);
}
