/** Cuts Chinese text into words. */
export interface WordSegmenter {
  /** Words in order, punctuation included, search-engine granularity (long words also as their parts). */
  words(text: string): readonly string[];
}
