import type { ClauseIndex } from '../ports/clause-index.js';
import type { WordSegmenter } from '../ports/word-segmenter.js';

/** Chinese words of two to six characters, as the sound matcher takes them. */
const WORD = /^[\u4e00-\u9fff]{2,6}$/u;

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
