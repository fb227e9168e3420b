import { describe, expect, it } from 'vitest';
import { createJiebaSegmenter } from '../../src/adapters/jieba-segmenter.js';
import { createOpenccConverter } from '../../src/adapters/opencc-converter.js';
import { createTokenizer } from '../../src/search/tokenize.js';

const tokenize = createTokenizer(createJiebaSegmenter(), createOpenccConverter());

describe('the tokenizer of documents and questions', () => {
  it('gives words and bigrams side by side', () => {
    const terms = tokenize('智能机器人');
    expect(terms).toEqual(expect.arrayContaining(['智能', '能机', '机器', '器人', '机器人']));
  });

  it('reads traditional and full-width as it reads simplified and half-width', () => {
    expect(tokenize('機器人產業６０ＥＦＬＯＰＳ')).toEqual(tokenize('机器人产业60EFLOPS'));
  });

  it('keeps figures whole and drops punctuation', () => {
    expect(tokenize('达到1.9万亿元，5G。')).toEqual(expect.arrayContaining(['1.9', '5', 'g']));
    expect(tokenize('，。！ 《》')).toEqual([]);
  });
});
