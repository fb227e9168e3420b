import type { Romanizer } from '../ports/romanizer.js';
import { createPhraseCorrector } from './correct-phrases.js';
import { createWordCorrector } from './correct-words.js';
import { createInitialsReader, type InitialsReader } from './expand-initials.js';
import { foldSound } from './fold-sound.js';
import { createPinyinReader, type PinyinReader } from './read-pinyin.js';

/** Reads what was written by sound or mistaken by eye as the words that the corpus has. */
export interface SoundMatcher {
  readonly fromPinyin: PinyinReader;
  readonly fromInitials: InitialsReader;
  /** The text with misspelt words and phrases put right. */
  readonly correct: (text: string) => string;
}

export interface SoundMatcherParts {
  /** Known words with their frequency; of several with one sound the most frequent is taken. */
  readonly words: ReadonlyMap<string, number>;
  /** Known phrases, with their frequency; what is misspelt over several words is corrected to them. Default none. */
  readonly phrases?: ReadonlyMap<string, number>;
  /** Words that people type in pinyin and the corpus need not hold; no single word is corrected to them. */
  readonly spoken: readonly string[];
  /** Groups of characters that are taken for one another by eye; default none. */
  readonly alikeShapes?: readonly (readonly string[])[];
  readonly romanizer: Romanizer;
  /** Cuts a text into words of a dictionary; a text that is itself a word is never corrected. */
  readonly segment: (text: string) => readonly string[];
}

/** What a saying of the vocabulary counts beside one occurrence in the corpus, where letters may mean either. */
const SPOKEN_FREQUENCY = 0.5;

export function createSoundMatcher({
  words,
  phrases = new Map(),
  spoken,
  alikeShapes = [],
  romanizer,
  segment,
}: SoundMatcherParts): SoundMatcher {
  const shapes = new Map(alikeShapes.flatMap((group) => group.map((each) => [each, group[0] ?? each] as const)));
  const shapeOf = (word: string): string => [...word].map((each) => shapes.get(each) ?? each).join('');
  // Reading words aloud takes long, and two readers below ask for the same ones.
  const read = new Map<string, readonly string[]>();
  const frequencies = new Map(spoken.map((word) => [word, SPOKEN_FREQUENCY]));
  for (const [word, frequency] of [...phrases, ...words]) {
    frequencies.set(word, Math.max(frequency, frequencies.get(word) ?? 0));
  }
  for (const word of frequencies.keys()) read.set(word, romanizer.syllables(word));
  const syllablesOf = (word: string): readonly string[] => read.get(word) ?? romanizer.syllables(word);
  const soundOf = (word: string): string => syllablesOf(word).join('');
  // Asked of the same few thousand characters again and again, and reading one aloud takes long.
  const sounds = new Map<string, string>();
  const foldedSoundOf = (character: string): string => {
    const sound = sounds.get(character) ?? foldSound(soundOf(character));
    sounds.set(character, sound);
    return sound;
  };
  const alike = (written: string, meant: string): boolean =>
    foldedSoundOf(written) === foldedSoundOf(meant) ||
    (shapes.get(written) ?? written) === (shapes.get(meant) ?? meant);

  const wordOf = new Map<string, string>();
  for (const word of [...frequencies.keys()].filter((each) => /^[\u4e00-\u9fff]{2,6}$/u.test(each))) {
    const sound = soundOf(word);
    const rival = wordOf.get(sound);
    if (rival === undefined || (frequencies.get(rival) ?? 0) < (frequencies.get(word) ?? 0)) wordOf.set(sound, word);
  }
  const correctWords = createWordCorrector({ words, soundOf, shapeOf, segment });
  const correctPhrases = createPhraseCorrector(phrases.keys(), alike);
  return {
    fromPinyin: createPinyinReader(wordOf),
    fromInitials: createInitialsReader(frequencies, syllablesOf),
    correct: (text) => correctWords(correctPhrases(text)),
  };
}
