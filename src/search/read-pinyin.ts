import { foldSound } from './fold-sound.js';

/** Reads Latin letters as pinyin of known words (`nongye` → 农业); null where they are not clearly pinyin. */
export type PinyinReader = (letters: string) => string | null;

/** Letters of the longest word that is looked up: six syllables of six letters. */
const LONGEST_SOUND = 36;
const SHORTEST_SOUND = 3;
/** Share of typed letters that known words must cover before the letters are believed to be pinyin. 0.6–1. */
const PINYIN_COVERAGE = 0.75;
/** Pinyin of one or two syllables is easily an English word; so few letters are believed only where fully covered. */
const SHORT_INPUT = 8;
const SYLLABLES =
  /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|[aeiouv]))+$/u;

/** True for letters that can be cut into syllables of pinyin, as few English words can. */
export function isSyllables(letters: string): boolean {
  return SYLLABLES.test(letters);
}

/** Tries the exact spelling first, then that of southern speakers (`foldSound`). `wordOf`: joined pinyin → the word meant. */
export function createPinyinReader(wordOf: ReadonlyMap<string, string>): PinyinReader {
  const wordOfFolded = new Map<string, string>();
  for (const [sound, word] of wordOf) {
    const folded = foldSound(sound);
    // The exact spelling of one word is no slip for another.
    if (!wordOfFolded.has(folded) || folded === sound) wordOfFolded.set(folded, word);
  }
  return (letters) => {
    const typed = letters.toLowerCase().replace(/[^a-z]/gu, '');
    return typed.length < 4 ? null : (cover(typed, wordOf) ?? cover(foldSound(typed), wordOfFolded));
  };
}

/** The known words that cover the most letters, fewest words first; null where they cover too few. */
function cover(typed: string, wordOf: ReadonlyMap<string, string>): string | null {
  // best[i]: most letters covered by known words in the first i letters, and the words that do so.
  const best: { covered: number; words: readonly string[] }[] = [{ covered: 0, words: [] }];
  for (let end = 1; end <= typed.length; end += 1) {
    let leader = best[end - 1] ?? { covered: 0, words: [] };
    for (let start = Math.max(0, end - LONGEST_SOUND); start <= end - SHORTEST_SOUND; start += 1) {
      const word = wordOf.get(typed.slice(start, end));
      const before = best[start];
      if (!word || !before) continue;
      const covered = before.covered + end - start;
      const fewer = covered === leader.covered && before.words.length + 1 < leader.words.length;
      if (covered > leader.covered || fewer) leader = { covered, words: [...before.words, word] };
    }
    best.push(leader);
  }
  const result = best[typed.length];
  const needed = typed.length <= SHORT_INPUT ? 1 : PINYIN_COVERAGE;
  return result && result.covered >= typed.length * needed ? result.words.join('') : null;
}
