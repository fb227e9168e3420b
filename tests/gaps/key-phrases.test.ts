import { describe, expect, it } from 'vitest';
import { keyPhrases, withoutVerbs } from '../../src/gaps/key-phrases.js';

const byLength = (phrase: string): number => phrase.length;
const phrasesOf = (text: string): readonly string[] => keyPhrases(text, byLength).map((phrase) => phrase.text);

describe('what a heading is about', () => {
  it.each([
    ['推进智能机器人创新发展', '智能机器人创新发展'],
    ['加快推进建设智慧园区', '智慧园区'],
    ['智慧养老助推银发经济', '智慧养老助推银发经济'],
    // The verb is part of a name, or nothing would be left.
    ['建设用地使用权', '建设用地使用权'],
    ['保障性住房', '保障性住房'],
    ['建设公园', '建设公园'],
  ])('%s → %s', (heading, topic) => {
    expect(withoutVerbs(heading)).toBe(topic);
  });
});

describe('key phrases', () => {
  it('takes one of each sentence, the rarest, and says whether the sentence supports it', () => {
    const rarity = (phrase: string): number => (phrase === '航道巡检' ? 9 : 1);
    expect(keyPhrases('推动道路改造、航道巡检、港口升级。支持企业研发智能船舶。', rarity)).toEqual([
      { text: '航道巡检', supports: false },
      { text: '企业研发智能船舶', supports: true },
    ]);
  });

  it('takes the noun that something is done with', () => {
    expect(phrasesOf('打造安全、便捷的智能网联汽车终端。')).toEqual(['智能网联汽车终端']);
  });

  it('leaves out figures, what is cut off within a list, and what is said to someone', () => {
    expect(phrasesOf('到2027年达到350万辆。旅游景区在客流统计、安防等方面。现印发给你们。请认真贯彻执行。')).toEqual(
      [],
    );
  });

  it('gives none for a text without Chinese', () => {
    expect(phrasesOf('General Office, 2024.')).toEqual([]);
  });
});
