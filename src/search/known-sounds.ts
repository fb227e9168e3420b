import type { CorpusWord } from '../ports/clause-index.js';
import type { Romanizer } from '../ports/romanizer.js';

/** Between the syllables of a sound as an index keeps it: initials are read from it too. */
export const SYLLABLES_APART = "'";

/** A romanizer that knows the sounds of a corpus's words already: working out those of a hundred thousand takes seconds. */
export function withKnownSounds(romanizer: Romanizer, words: readonly CorpusWord[]): Romanizer {
  const sounds = new Map(words.map(({ word, sound }) => [word, sound]));
  return { syllables: (text) => sounds.get(text)?.split(SYLLABLES_APART) ?? romanizer.syllables(text) };
}
