import { printChineseNumeral } from '../domain/chinese-numeral.js';
import type { Clause } from '../domain/clause.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import type { WordSegmenter } from '../ports/word-segmenter.js';

/** Chinese words of two to six characters, as the sound matcher takes them. */
const WORD = /^[\u4e00-\u9fff]{2,6}$/u;
const PHRASE = /^[\u4e00-\u9fff]{3,6}$/u;

/** The words of the searchable clauses and how often each occurs: what a misspelling may be corrected to. */
export function corpusWords(clauses: readonly Clause[], segmenter: WordSegmenter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const clause of clauses) {
    if (!clause.searchable) continue;
    for (const word of segmenter.words(clause.text)) {
      if (WORD.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Phrases of two or three words in the headings of the searchable clauses, and how often each occurs. */
export function headingPhrases(clauses: readonly Clause[], segmenter: WordSegmenter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { searchable, heading } of clauses) {
    if (!searchable || heading === '') continue;
    for (const phrase of phrasesOf(heading, segmenter.words(heading)))
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return counts;
}

/** A long word is given with the words inside it: those side by side are then no phrase of the heading. */
function phrasesOf(heading: string, words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const two = word + (words[at + 1] ?? '');
    return [two, two + (words[at + 2] ?? '')].filter((phrase) => PHRASE.test(phrase) && heading.includes(phrase));
  });
}

/** What a saying of the vocabulary counts beside one occurrence in the corpus, where letters may mean either. */
const SAYING_FREQUENCY = 0.5;

/** Everyday sayings and the phrases of headings, with their frequency; a saying that headings hold counts as they have it. */
export function knownPhrases(
  phrases: Iterable<readonly [string, number]>,
  { layWords }: Vocabulary,
): ReadonlyMap<string, number> {
  const sayings = layWords.flatMap(({ say }) => say).filter((said) => WORD.test(said));
  return new Map([...sayings.map((said) => [said, SAYING_FREQUENCY] as const), ...phrases]);
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
