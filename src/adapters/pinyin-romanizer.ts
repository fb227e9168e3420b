import { pinyin } from 'pinyin-pro';
import type { Romanizer } from '../ports/romanizer.js';

/** pinyin-pro without tones; ü is written v, as it is typed. */
export function createPinyinRomanizer(): Romanizer {
  return { syllables: (text) => pinyin(text, { toneType: 'none', type: 'array', v: true }) };
}
