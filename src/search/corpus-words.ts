import { printChineseNumeral } from '../domain/chinese-numeral.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { WordSegmenter } from '../ports/word-segmenter.js';

/** Chinese words of two to six characters, as the sound matcher takes them. */
const WORD = /^[\u4e00-\u9fff]{2,6}$/u;
const PHRASE = /^[\u4e00-\u9fff]{3,6}$/u;

/** The words of every searchable clause and how often each occurs: what a misspelling may be corrected to. */
export function corpusWords(index: ClauseIndex, segmenter: WordSegmenter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of index.documents()) {
    for (const clause of index.clausesOf(id)) {
      if (!clause.searchable) continue;
      for (const word of segmenter.words(clause.text)) {
        if (WORD.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** Phrases of two or three words in the headings of every searchable clause, and how often each occurs. */
export function headingPhrases(index: ClauseIndex, segmenter: WordSegmenter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of index.documents()) {
    for (const { searchable, heading } of index.clausesOf(id)) {
      if (!searchable || heading === '') continue;
      const words = segmenter.words(heading);
      words.forEach((word, at) => {
        for (const phrase of [word + (words[at + 1] ?? ''), word + (words[at + 1] ?? '') + (words[at + 2] ?? '')]) {
          // A long word is given with the words inside it: those side by side then are no phrase.
          if (phrase !== word && PHRASE.test(phrase) && heading.includes(phrase))
            counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
        }
      });
    }
  }
  return counts;
}

/** Clause numbers that are likely to be typed in pinyin. */
const HIGHEST_SPOKEN = 100;

/** Words people ask with, whatever the corpus: the vocabulary's own, and the ways to point at a clause. */
export function spokenWords({ fillers, layWords, questionCues }: Vocabulary): readonly string[] {
  const numbered = Array.from({ length: HIGHEST_SPOKEN }, (_, at) => `第${printChineseNumeral(at + 1)}条`);
  const words = [
    ...fillers.drop,
    ...fillers.weak,
    ...layWords.flatMap(({ say }) => say),
    ...questionCues.flatMap(({ cues }) => cues),
  ];
  return [...numbered, '下一条', '上一条', '原文', ...words].filter((word) => WORD.test(word));
}
