import { PARTICLES } from './correct-words.js';

/** The text with each misspelt phrase put right, even where the misspelling is made of real words: 只能家电 → 智能家电. */
export type PhraseCorrector = (text: string) => string;

const SHORTEST = 4;
const LONGEST = 6;
const HAN_RUN = /[\u4e00-\u9fff]{4,}/gu;

/**
 * A phrase is believed to be meant where its first or last two characters stand, at least half of it is as written, and
 * every other character sounds or looks like the one written. Such likeness over four characters is seldom chance.
 * @param phrases what may be meant
 * @param alike whether one character may be written for the other
 */
export function createPhraseCorrector(
  phrases: Iterable<string>,
  alike: (written: string, meant: string) => boolean,
): PhraseCorrector {
  const known = new Set([...phrases].filter((phrase) => phrase.length >= SHORTEST && phrase.length <= LONGEST));
  const byStart = new Map<string, string[]>();
  const byEnd = new Map<string, string[]>();
  for (const phrase of known) {
    add(byStart, phrase.slice(0, 2), phrase);
    add(byEnd, phrase.slice(-2), phrase);
  }

  /** The phrase that is meant where its first or last two characters stand at this place, and where it starts. */
  function meantAt(run: string, at: number): readonly [phrase: string, start: number] | null {
    const pair = run.slice(at, at + 2);
    for (const phrase of byStart.get(pair) ?? []) if (isMeant(run, at, phrase)) return [phrase, at];
    for (const phrase of byEnd.get(pair) ?? []) {
      const start = at + 2 - phrase.length;
      if (isMeant(run, start, phrase)) return [phrase, start];
    }
    return null;
  }

  /** Asked of every phrase that shares two characters with the text: the first character that cannot be meant ends it. */
  function isMeant(run: string, start: number, phrase: string): boolean {
    if (start < 0 || start + phrase.length > run.length) return false;
    let wrong = 0;
    for (let at = 0; at < phrase.length; at += 1) {
      if (run.charCodeAt(start + at) === phrase.charCodeAt(at)) continue;
      wrong += 1;
      if (wrong * 2 > phrase.length || !mayBe(run.charAt(start + at), phrase.charAt(at))) return false;
    }
    return wrong > 0 && !known.has(run.slice(start, start + phrase.length));
  }

  /** Particles are right as they are: sentences are built with them. */
  function mayBe(written: string, meant: string): boolean {
    return alike(written, meant) && !PARTICLES.has(written) && !PARTICLES.has(meant);
  }

  function correctRun(run: string): string {
    let corrected = run;
    for (let at = 0; at + 2 <= corrected.length; at += 1) {
      const [phrase, start] = meantAt(corrected, at) ?? [];
      if (phrase === undefined || start === undefined) continue;
      corrected = corrected.slice(0, start) + phrase + corrected.slice(start + phrase.length);
    }
    return corrected;
  }

  return (text) => text.replace(HAN_RUN, correctRun);
}

function add(lists: Map<string, string[]>, key: string, phrase: string): void {
  const list = lists.get(key);
  if (list) list.push(phrase);
  else lists.set(key, [phrase]);
}
