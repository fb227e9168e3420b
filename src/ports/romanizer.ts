/** Chinese to Latin letters. */
export interface Romanizer {
  /** Toneless pinyin, one syllable a character; other characters as they are: `粤办函` → `['yue','ban','han']`. */
  syllables(text: string): readonly string[];
}
