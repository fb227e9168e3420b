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
 * list. The words are kept by their first character: one pattern of a thousand alternatives took half of an answer's time.
 */
function compileScanner(
  words: readonly string[],
  wholeWords: boolean,
): (text: string) => readonly (readonly [start: number, end: number])[] {
  // By code and not by character: taking a Chinese character out of a text makes a new string, for each of every scan.
  const byFirst = new Map<number, string[]>();
  for (const word of words.map((each) => each.toLowerCase())) {
    const first = word.charCodeAt(0);
    const known = byFirst.get(first);
    if (known) known.push(word);
    else if (word !== '') byFirst.set(first, [word]);
  }
  const touches = (text: string, at: number): boolean => wholeWords && LATIN.test(text.charAt(at));

  return (original) => {
    const text = sameLengthLowerCase(original);
    const found: (readonly [number, number])[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const candidates = byFirst.get(text.charCodeAt(at));
      if (!candidates || touches(text, at - 1)) continue;
      const word = candidates.find((each) => text.startsWith(each, at) && !touches(text, at + each.length));
      if (word === undefined) continue;
      found.push([at, at + word.length]);
      at += word.length - 1;
    }
    return found;
  };
}

/** In lower case, every character at its place: a few letters (İ) have lower-case forms of two characters and stay as they are. */
function sameLengthLowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}
