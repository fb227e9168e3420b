import type { CorpusWord } from '../ports/clause-index.js';
import type { Romanizer } from '../ports/romanizer.js';

/** A romanizer that knows the sounds of a corpus's words already: working out those of a hundred thousand takes seconds. */
export function withKnownSounds(romanizer: Romanizer, words: readonly CorpusWord[]): Romanizer {
  const sounds = new Map(words.map(({ word, sound }) => [word, [sound]]));
  return { syllables: (text) => sounds.get(text) ?? romanizer.syllables(text) };
}
