import type { Romanizer } from '../ports/romanizer.js';

/** Corrects what was written by sound: pinyin typed for Chinese (`nongye` → 农业), and homophones (`算利` → 算力). */
export interface SoundMatcher {
  /** Latin letters read as pinyin of known words; null where they are not clearly pinyin. */
  fromPinyin(letters: string): string | null;
  /** The text with unknown words replaced by known words of the same sound. */
  correctHomophones(text: string): string;
}

/** Longest run of characters taken for one misspelt word. */
const LONGEST_WORD = 6;
/** Share of typed letters that known words must cover before the letters are believed to be pinyin. 0.6–1. */
const PINYIN_COVERAGE = 0.75;
/** Pinyin of one or two syllables is easily an English word; so few letters are believed only where fully covered. */
const SHORT_INPUT = 8;
/**
 * A rare word is not what a misspelling means: on 2,457 questions about other policies most readings as one were wrong.
 * Common: it occurs twice at least, and once more for each so many words that the corpus knows.
 */
const WORDS_AN_OCCURRENCE = 1500;
/** Characters that sentences are built with. 时延是 sounds like 实验室, 算力是 holds 历史: a correction must leave them as they are. */
const PARTICLES = new Set(
  '的了吗呢吧是不没有在和与或及对把被给让我你您他她它这那哪就也都还要会能可以怎什么为将时由中来到已元期起各等从向至于年月日号省市区县镇村街道上下前后内外个家并但若如因所其此该应须得做办用于将奖再又很更最每某本新老大小多少几两一二三四五六七八九十百千万亿',
);

/**
 * @param words known words with their frequency; of several with one sound the most frequent is taken
 * @param spoken words that people type in pinyin and the corpus need not hold; nothing is corrected to them
 * @param segment cuts a text into words of a dictionary; a text that is itself a word is never corrected
 */
export function createSoundMatcher(
  words: ReadonlyMap<string, number>,
  spoken: readonly string[],
  romanizer: Romanizer,
  segment: (text: string) => readonly string[],
): SoundMatcher {
  const common = Math.max(2, Math.ceil(words.size / WORDS_AN_OCCURRENCE));
  const bySound = new Map<string, string>();
  const lengths = new Set<number>();
  // 的2: some known word has this particle as its third character. Where none has, none can be meant.
  const particlePlaces = new Set<string>();
  for (const [word, frequency] of words) {
    if (!/^[\u4e00-\u9fff]{2,6}$/u.test(word)) continue;
    lengths.add(word.length);
    [...word].forEach((character, at) => {
      if (PARTICLES.has(character)) particlePlaces.add(`${character}${at}`);
    });
    const sound = romanizer.syllables(word).join('');
    const rival = bySound.get(sound);
    if (rival === undefined || (words.get(rival) ?? 0) < frequency) bySound.set(sound, word);
  }

  const spokenBySound = new Map(spoken.map((word) => [romanizer.syllables(word).join(''), word]));

  function fromPinyin(letters: string): string | null {
    const typed = letters.toLowerCase().replace(/[^a-z]/gu, '');
    if (typed.length < 4) return null;
    // best[i]: most letters covered by known words in the first i letters, and the words that do so.
    const best: { covered: number; words: readonly string[] }[] = [{ covered: 0, words: [] }];
    for (let end = 1; end <= typed.length; end += 1) {
      let leader = best[end - 1] ?? { covered: 0, words: [] };
      for (let start = Math.max(0, end - LONGEST_WORD * 6); start <= end - 3; start += 1) {
        const sound = typed.slice(start, end);
        const word = bySound.get(sound) ?? spokenBySound.get(sound);
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

  function correctHomophones(text: string): string {
    return text.replace(/[\u4e00-\u9fff]{2,}/gu, correctRun);
  }

  function correctRun(run: string): string {
    const loose = looseCharacters(run);
    let corrected = '';
    let at = 0;
    while (at < run.length) {
      const length = misspeltLength(run, at, loose);
      corrected +=
        length === 0 ? run.charAt(at) : (bySound.get(romanizer.syllables(run.slice(at, at + length)).join('')) ?? '');
      at += Math.max(1, length);
    }
    return corrected;
  }

  /** Length of the misspelt word that starts here; 0 where none does. Longer readings win. */
  function misspeltLength(run: string, at: number, loose: readonly boolean[]): number {
    // Most characters stand in a word, and then nothing below can end otherwise.
    if (!loose[at] || !loose[at + 1]) return 0;
    for (let length = Math.min(LONGEST_WORD, run.length - at); length >= 2; length -= 1) {
      const window = run.slice(at, at + length);
      if (words.has(window)) return 0;
      if (!lengths.has(length)) continue;
      // A character that belongs to some word is that word's, not part of a misspelling across it.
      if (!loose.slice(at, at + length).every(Boolean)) continue;
      // Asked before the sound, which takes far longer: most characters outside words are particles.
      if (!mayKeepParticles(window)) continue;
      const meant = bySound.get(romanizer.syllables(window).join(''));
      if (meant === undefined || meant.length !== length || (words.get(meant) ?? 0) < common) continue;
      if (keepsParticles(window, meant)) return isWordFrom(run, at, length) ? 0 : length;
    }
    return 0;
  }

  /** True where a dictionary word of at least this length starts here. Asked last: cutting costs more than looking up. */
  function isWordFrom(run: string, at: number, shortest: number): boolean {
    for (let length = Math.min(LONGEST_WORD, run.length - at); length >= shortest; length -= 1) {
      const window = run.slice(at, at + length);
      if (segment(window).includes(window)) return true;
    }
    return false;
  }

  function mayKeepParticles(written: string): boolean {
    return [...written].every((character, at) => !PARTICLES.has(character) || particlePlaces.has(`${character}${at}`));
  }

  function keepsParticles(written: string, meant: string): boolean {
    return [...written].every((character, at) => !PARTICLES.has(character) || character === meant.charAt(at));
  }

  /** For each character whether the segmenter left it alone, outside any word of two or more characters. */
  function looseCharacters(run: string): readonly boolean[] {
    const loose = new Array<boolean>(run.length).fill(true);
    for (const word of segment(run)) {
      if (word.length < 2) continue;
      for (let from = run.indexOf(word); from >= 0; from = run.indexOf(word, from + 1))
        loose.fill(false, from, from + word.length);
    }
    return loose;
  }

  return { fromPinyin, correctHomophones };
}
