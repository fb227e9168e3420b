import { describe, expect, it } from 'vitest';
import { createJiebaSegmenter } from '../../src/adapters/jieba-segmenter.js';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { createSoundMatcher } from '../../src/search/match-by-sound.js';
import { readLettersInChinese, readPinyin } from '../../src/search/read-latin.js';

const segmenter = createJiebaSegmenter();
const sounds = createSoundMatcher({
  words: new Map(['人工智能', '机器人', '潜航器', '无人', '目标', '算力'].map((word) => [word, 9])),
  spoken: [],
  romanizer: createPinyinRomanizer(),
  segment: (text) => segmenter.dictionaryWords(text),
});
const isWord = (letters: string): boolean => letters === 'app';

describe('Latin letters read as Chinese', () => {
  it.each([
    ['wuren ting he wuren qianhangqi', '无人无人潜航器'],
    ['rén gōng zhì néng', '人工智能'],
    ['ren2 gong1 zhi4 neng2', '人工智能'],
    ['jqr mubiao', '机器人目标'],
  ])('reads %s before English words are read', (text, expected) => {
    expect(readPinyin(text, sounds)).toBe(expected);
  });

  it.each([
    'How can we use the open source platform',
    'AI phone target',
    'sl',
  ])('leaves English as it is: %s', (text) => {
    expect(readPinyin(text, sounds)).toBe(text);
  });

  it('reads initials inside a Chinese text, but no word of English and no capitals', () => {
    expect(readLettersInChinese('rgzn的sl目标', sounds, isWord)).toBe('人工智能的算力目标');
    expect(readLettersInChinese('做app和SL', sounds, isWord)).toBe('做app和SL');
  });
});
