/** A stretch of an answer: words, or a marker `[n]` that points at the citation numbered n. */
export type TextPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'marker'; readonly text: string; readonly index: number };

/** An answer cites far fewer than a hundred clauses; a year such as [2024] is never a marker. */
const MARKER = /\[([1-9]\d?)\]/gu;

/** Cuts a text at its citation markers; the pieces joined are the text. */
export function splitMarkers(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKER)) {
    if (match.index > from) pieces.push({ kind: 'words', text: text.slice(from, match.index) });
    pieces.push({ kind: 'marker', text: match[0], index: Number(match[1]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'words', text: text.slice(from) });
  return pieces;
}
