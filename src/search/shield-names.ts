import { nameFinder } from './find-names.js';

/** Shorter names stand in other words. */
const SHORTEST_NAME = 3;
/** 第十三条: a pointer at a clause is never a misspelling. */
const POINTER = /第\s*[零〇一二两三四五六七八九十百千\d]+\s*(?:条|款|项|章|节|编|部分)/gu;
/** Private-use characters: no text has them, and no rule of rewriting knows them. */
const FIRST_SIGN = 0xe000;
const MOST_SIGNS = 0x1000;
const SIGN = /[\ue000-\uefff]/gu;

/** A text whose names of documents and pointers at clauses are out of reach of rewriting, and the way back. */
export interface ShieldedText {
  readonly text: string;
  readonly restore: (text: string) => string;
}

/**
 * Takes out what must not be rewritten: 刑事 in a law's name is no misspelling of 形势, nor is 通讯 in a title to be read as 通信.
 * @param names titles and other names of documents, in any order
 */
export function shieldNames(text: string, names: readonly string[]): ShieldedText {
  const kept: string[] = [];
  const hide = (words: string): string => {
    if (kept.length >= MOST_SIGNS) return words;
    kept.push(words);
    return String.fromCharCode(FIRST_SIGN + kept.length - 1);
  };
  const present = nameFinder(names)(text)
    .map((at) => names[at] ?? '')
    .filter((name) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
  const hidden = present
    .reduce((rest, name) => (rest.includes(name) ? rest.replaceAll(name, hide) : rest), text.replace(SIGN, ' '))
    .replace(POINTER, hide);
  return {
    text: hidden,
    restore: (rewritten) => rewritten.replace(SIGN, (sign) => kept[sign.charCodeAt(0) - FIRST_SIGN] ?? sign),
  };
}
