/** Cuts Chinese text into words. */
export interface WordSegmenter {
  /** Words in order, punctuation included, search-engine granularity (long words also as their parts). */
  words(text: string): readonly string[];
  /** Words of the dictionary alone: what it does not know comes as single characters. */
  dictionaryWords(text: string): readonly string[];
}
