import { foldSound } from './fold-sound.js';

/** The text with unknown words replaced by the known words that sound or look like them: `算利` → `算力`. */
export type WordCorrector = (text: string) => string;

export interface WordCorrectorParts {
  /** What may be meant, with how often the corpus has it. */
  readonly words: ReadonlyMap<string, number>;
  /** Joined toneless pinyin of a word. */
  readonly soundOf: (word: string) => string;
  /** The word with each character replaced by the first of those it is taken for by eye. */
  readonly shapeOf: (word: string) => string;
  /** Cuts a text into words of a dictionary; a text that is itself a word is never corrected. */
  readonly segment: (text: string) => readonly string[];
}

/** Longest run of characters taken for one misspelt word. */
const LONGEST_WORD = 6;
/**
 * A rare word is not what a misspelling means: on 2,457 questions about other policies most readings as one were wrong.
 * Common: it occurs twice at least, and once more for each so many words that the corpus knows.
 */
const WORDS_AN_OCCURRENCE = 1500;
/** How many times as common a word must be that sounds or looks only nearly like what is written. */
const NEAR_IS_RARER = 2;
/** Characters that sentences are built with. 时延是 sounds like 实验室, 算力是 holds 历史: a correction must leave them as they are. */
export const PARTICLES = new Set(
  '的了吗呢吧是不没有在和与或及对把被给让我你您他她它这那哪就也都还要会能可以怎什么为将时由中来到已元期起各等从向至于年月日号省市区县镇村街道上下前后内外个家并但若如因所其此该应须得做办用于将奖再又很更最每某本新老大小多少几两一二三四五六七八九十百千万亿谁何想够先去同说问看',
);

/** Of two characters that sound only nearly alike too many are words: 商区 is not 山区, nor 项在 现在. */
const SHORTEST_NEAR_SOUND = 3;

/** Two characters that both are others than those meant are a word by chance: 谁发 is not 税法, nor 转去 专区. */
const SHORTEST_CERTAIN = 2;

/** Of several words that sound, or look, alike the most frequent is taken. */
export function createWordCorrector({ words, soundOf, shapeOf, segment }: WordCorrectorParts): WordCorrector {
  const common = Math.max(2, Math.ceil(words.size / WORDS_AN_OCCURRENCE));
  const bySound = new Map<string, string>();
  const byFoldedSound = new Map<string, string>();
  const byShape = new Map<string, string>();
  const lengths = new Set<number>();
  // 的2: some known word has this particle as its third character. Where none has, none can be meant.
  const particlePlaces = new Set<string>();
  for (const [word, frequency] of words) {
    if (!/^[\u4e00-\u9fff]{2,6}$/u.test(word)) continue;
    lengths.add(word.length);
    [...word].forEach((character, at) => {
      if (PARTICLES.has(character)) particlePlaces.add(`${character}${at}`);
    });
    const lead = (index: Map<string, string>, key: string): void => {
      const rival = index.get(key);
      if (rival === undefined || (words.get(rival) ?? 0) < frequency) index.set(key, word);
    };
    lead(bySound, soundOf(word));
    if (frequency < common * NEAR_IS_RARER) continue;
    if (word.length >= SHORTEST_NEAR_SOUND) lead(byFoldedSound, foldSound(soundOf(word)));
    lead(byShape, shapeOf(word));
  }

  function correctRun(run: string): string {
    const loose = looseCharacters(run);
    let corrected = '';
    let at = 0;
    while (at < run.length) {
      const meant = meantFrom(run, at, loose);
      corrected += meant ?? run.charAt(at);
      at += meant?.length ?? 1;
    }
    return corrected;
  }

  /** The word that is meant by the misspelt one that starts here; null where none does. Longer readings win. */
  function meantFrom(run: string, at: number, loose: readonly boolean[]): string | null {
    // Most characters stand in a word, and then nothing below can end otherwise.
    if (!loose[at] || !loose[at + 1]) return null;
    for (let length = Math.min(LONGEST_WORD, run.length - at); length >= 2; length -= 1) {
      const window = run.slice(at, at + length);
      if (words.has(window)) return null;
      if (!lengths.has(length)) continue;
      // A character that belongs to some word is that word's, not part of a misspelling across it.
      if (!loose.slice(at, at + length).every(Boolean)) continue;
      // Asked before the sound, which takes far longer: most characters outside words are particles.
      if (!mayKeepParticles(window)) continue;
      const meant = meantBy(window);
      if (meant !== null) return isWordFrom(run, at, length) ? null : meant;
    }
    return null;
  }

  function meantBy(written: string): string | null {
    const sound = soundOf(written);
    const same = bySound.get(sound);
    const isMeant = same !== undefined && (words.get(same) ?? 0) >= common && fits(written, same);
    if (isMeant && (written.length > SHORTEST_CERTAIN || isHalfAsWritten(written, same))) return same;
    const near = [byFoldedSound.get(foldSound(sound)), byShape.get(shapeOf(written))];
    return near.find((word) => word !== undefined && fits(written, word) && isHalfAsWritten(written, word)) ?? null;
  }

  function fits(written: string, meant: string): boolean {
    return meant.length === written.length && keepsParticles(written, meant);
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

  return (text) => text.replace(/[\u4e00-\u9fff]{2,}/gu, correctRun);
}

function keepsParticles(written: string, meant: string): boolean {
  return [...written].every((character, at) => !PARTICLES.has(character) || character === meant.charAt(at));
}

function isHalfAsWritten(written: string, meant: string): boolean {
  return [...written].filter((character, at) => character === meant.charAt(at)).length * 2 >= meant.length;
}
