import type { Replacement } from '../domain/vocabulary.js';

/**
 * Compiles a list of replacements (longest first, as `Vocabulary` keeps them) into one pass over a text.
 * `wholeWords` matches Latin words only where no letter or digit touches them.
 */
export function compileReplacements(
  replacements: readonly Replacement[],
  { wholeWords = false }: { readonly wholeWords?: boolean } = {},
): (text: string) => string {
  const to = new Map(replacements.map((entry) => [entry.from.toLowerCase(), entry.to]));
  const scan = compileScanner(
    replacements.map((entry) => entry.from),
    wholeWords,
  );
  return (text) => {
    const found = scan(text);
    if (found.length === 0) return text;
    let replaced = '';
    let copied = 0;
    for (const [start, end] of found) {
      const word = text.slice(start, end);
      replaced += text.slice(copied, start) + (to.get(word.toLowerCase()) ?? word);
      copied = end;
    }
    return replaced + text.slice(copied);
  };
}

/** Compiles a set of words into a finder of those that stand in a text: longest first, none inside another. */
export function compileFinder(words: readonly string[]): (text: string) => readonly string[] {
  const scan = compileScanner(
    [...new Set(words)].sort((a, b) => b.length - a.length),
    false,
  );
  return (text) => scan(text).map(([start, end]) => text.slice(start, end));
}

const LATIN = /[A-Za-z0-9]/u;

/**
 * Finds where words stand in a text, letters in either case, none inside another; of several at one place the first of the
 * list, a single character last. The words are kept by their first two characters: one pattern of a thousand alternatives
 * took half of an answer's time.
 */
function compileScanner(
  words: readonly string[],
  wholeWords: boolean,
): (text: string) => readonly (readonly [start: number, end: number])[] {
  // By code and not by character: taking a Chinese character out of a text makes a new string, for each of every scan.
  const byStart = new Map<number, string[]>();
  for (const word of words.map((each) => each.toLowerCase())) {
    if (word === '') continue;
    const start = startOf(word, 0, word.length);
    const known = byStart.get(start);
    if (known) known.push(word);
    else byStart.set(start, [word]);
  }
  const touches = (text: string, at: number): boolean => wholeWords && LATIN.test(text.charAt(at));

  return (original) => {
    const text = sameLengthLowerCase(original);
    const found: (readonly [number, number])[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const longer = byStart.get(startOf(text, at, text.length));
      const single = byStart.get(text.charCodeAt(at));
      if ((!longer && !single) || touches(text, at - 1)) continue;
      const fits = (each: string): boolean => text.startsWith(each, at) && !touches(text, at + each.length);
      const word = longer?.find(fits) ?? single?.find(fits);
      if (word === undefined) continue;
      found.push([at, at + word.length]);
      at += word.length - 1;
    }
    return found;
  };
}

/** One number for the two characters that stand at a place, or for the one that is the last. */
function startOf(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at);
  return at + 1 < end ? (text.charCodeAt(at + 1) + 1) * 0x10000 + first : first;
}

/** In lower case, every character at its place: a few letters (İ) have lower-case forms of two characters and stay as they are. */
function sameLengthLowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}
