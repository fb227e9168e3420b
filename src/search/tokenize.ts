import type { ScriptConverter } from '../ports/script-converter.js';
import type { WordSegmenter } from '../ports/word-segmenter.js';

const HAN_RUN = /[\u3400-\u9fff]+/gu;
const WORD = /[\p{L}\p{N}]/u;
const LATIN_OR_NUMBER = /[a-z]+|\d+(?:\.\d+)?/gu;

/**
 * Builds the one tokenizer of documents and questions: simplified, half-width, lower case; then words of the segmenter and
 * character bigrams side by side (together they measured better than either: names and rare compounds are cut wrongly by
 * any dictionary, and bigrams alone blur). A two-character word and its bigram are one term. Punctuation is dropped.
 */
export function createTokenizer(
  segmenter: WordSegmenter,
  converter: ScriptConverter,
): (text: string) => readonly string[] {
  return (text) => {
    const plain = converter.toSimplified(text.normalize('NFKC')).toLowerCase();
    const terms: string[] = [];
    for (const run of plain.match(HAN_RUN) ?? []) {
      if (run.length === 1) terms.push(run);
      for (let at = 0; at + 1 < run.length; at += 1) terms.push(run.slice(at, at + 2));
      // A run of two holds no longer word, and most words that are looked up are such.
      if (run.length <= 2) continue;
      for (const word of segmenter.words(run)) if (word.length > 2 && WORD.test(word)) terms.push(word);
    }
    terms.push(...(plain.match(LATIN_OR_NUMBER) ?? []));
    return terms;
  };
}
