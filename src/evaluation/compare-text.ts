/** A text as two printings of it agree: full-width forms folded, all blanks taken out. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

/** Letters and numbers alone: for sources that join paragraphs with their own punctuation. */
export function lettersOnly(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Whether `text` holds `words`, blanks and full-width forms aside. Words that begin or end with a digit must stand as a
 * whole number: `60` is not held by `1600`.
 */
export function holds(text: string, words: string): boolean {
  const [where, what] = [squeeze(text), squeeze(words)];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    if (!cutsNumber(where, at) && !cutsNumber(where, at + what.length)) return true;
  }
  return false;
}

/** Whether a number runs across this place of the text. */
function cutsNumber(text: string, at: number): boolean {
  return /\d\.?$/u.test(text.slice(0, at)) && /^\.?\d/u.test(text.slice(at));
}
