import type { Tools } from './assemble-ingest.js';
import type { Vocabulary } from './domain/vocabulary.js';
import type { ClauseIndex, CorpusWord } from './ports/clause-index.js';
import { knownPhrases, spokenWords } from './search/corpus-words.js';
import { withKnownSounds } from './search/known-sounds.js';
import { createSoundMatcher, type SoundMatcher } from './search/match-by-sound.js';
import { plainName } from './search/statute-names.js';

/**
 * Share of the passages that may change before the words that misspellings are corrected to are counted again: over a large
 * corpus it takes a moment in which nobody is answered. 0–0.1.
 */
const UNHEARD_SHARE = 0.05;

/** The index that questions are asked of at this moment, and what is counted over it to read them. */
export interface ServedIndex {
  readonly index: () => ClauseIndex;
  /** Words and phrases of the corpus by their sound. */
  readonly sounds: () => SoundMatcher;
  /** Plain names of its documents. */
  readonly names: () => readonly string[];
  /** From here on questions are asked of this index; `changed` passages are other than in the one before. */
  readonly replace: (next: ClauseIndex, changed: number) => void;
}

/** Serves an index until it is replaced. */
export function createServedIndex(
  first: ClauseIndex,
  { romanizer, segmenter }: Pick<Tools, 'romanizer' | 'segmenter'>,
  vocabulary: Vocabulary,
): ServedIndex {
  const spoken = spokenWords(vocabulary);
  const soundsIn = (of: ClauseIndex): SoundMatcher => {
    const [words, phrases] = [of.words(), of.phrases()];
    return createSoundMatcher({
      words: new Map(words.map(countOf)),
      phrases: knownPhrases(phrases.map(countOf), vocabulary),
      spoken,
      alikeShapes: vocabulary.alikeShapes,
      romanizer: withKnownSounds(romanizer, [...words, ...phrases]),
      segment: (text) => segmenter.dictionaryWords(text),
    });
  };
  let [index, names, sounds] = [first, namesOf(first), soundsIn(first)];
  let unheard = 0;
  return {
    index: () => index,
    sounds: () => sounds,
    names: () => names,
    replace: (next, changed) => {
      index = next;
      names = namesOf(next);
      unheard += changed;
      if (unheard < UNHEARD_SHARE * next.passageCount) return;
      unheard = 0;
      sounds = soundsIn(next);
    },
  };
}

/** Plain names of all documents of an index. */
export function namesOf(index: ClauseIndex): readonly string[] {
  return index.documents().flatMap(({ title, aliases }) => [title, ...aliases].map(plainName));
}

const countOf = ({ word, count }: CorpusWord): readonly [string, number] => [word, count];
