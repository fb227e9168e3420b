import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { WordSegmenter } from '../ports/word-segmenter.js';

/** jieba with its own dictionary, search-engine granularity. */
export function createJiebaSegmenter(): WordSegmenter {
  const jieba = Jieba.withDict(dict);
  return {
    words: (text) => jieba.cutForSearch(text, true),
    dictionaryWords: (text) => jieba.cutForSearch(text, false),
  };
}
