import { describe, expect, it } from 'vitest';
import { createJiebaSegmenter } from '../../src/adapters/jieba-segmenter.js';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { createSoundMatcher } from '../../src/search/match-by-sound.js';

const segmenter = createJiebaSegmenter();
const words = new Map(
  ['人工智能', '算力', '机器人', '农业', '政策', '养老', '产业', '智能', '人工', '建设', '历史', '实验室'].map(
    (word) => [word, 5],
  ),
);
const sounds = createSoundMatcher({
  words,
  phrases: new Map([
    ['智能家电', 2],
    ['智慧校园', 2],
    ['综合效益', 2],
    ['智慧学员', 2],
  ]),
  spoken: ['第十五条', '有没有'],
  alikeShapes: [
    ['圃', '园'],
    ['衣', '农'],
    ['器', '嚣'],
  ],
  romanizer: createPinyinRomanizer(),
  segment: (text) => segmenter.dictionaryWords(text),
});

describe('reading by sound', () => {
  it.each([
    ['nongye', '农业'],
    ['rengongzhineng nongye zhengce', '人工智能农业政策'],
    ['yanglao chanye', '养老产业'],
    ['di shi wu tiao', '第十五条'],
    ['you mei you yanglao', '有没有养老'],
  ])('reads %s as pinyin', (letters, expected) => {
    expect(sounds.fromPinyin(letters)).toBe(expected);
  });

  it.each([
    'hello',
    'open source',
    'API',
    'subsidy',
    'target',
  ])('does not take the English “%s” for pinyin', (letters) => {
    expect(sounds.fromPinyin(letters)).toBeNull();
  });

  it.each([
    ['longye', '农业'],
    ['rengonzinen', '人工智能'],
  ])('reads %s as the pinyin of a southern speaker', (letters, expected) => {
    expect(sounds.fromPinyin(letters)).toBe(expected);
  });

  it.each([
    ['rgzn', '人工智能'],
    ['znjd', '智能家电'],
    ['sl', '算力'],
  ])('reads %s as the initials of a word', (letters, expected) => {
    expect(sounds.fromInitials(letters)).toBe(expected);
  });

  it('leaves initials alone that two phrases share', () => {
    expect(sounds.fromInitials('zhxy')).toBeNull();
  });

  it.each([
    ['只能家电', '智能家电'],
    ['智慧校圃', '智慧校园'],
    ['机嚣人产业', '机器人产业'],
  ])('corrects %s, written by sound or shape', (written, meant) => {
    expect(sounds.correct(written)).toBe(meant);
  });

  it.each([
    ['智能家具', 'its last character sounds and looks otherwise'],
    ['只能建设', 'no such phrase is known'],
    ['智慧校友', 'a friend is no garden'],
  ])('leaves %s: %s', (text) => {
    expect(sounds.correct(text)).toBe(text);
  });

  it('corrects a word that is no word to the known one of its sound', () => {
    expect(sounds.correct('算利建设')).toBe('算力建设');
  });

  it.each([
    '公司建社保账户',
    '我们是手机厂',
    '申请补贴需要什么',
    '机器人产业',
    '文件里时延是怎么写的',
    '租算力是怎么规定的',
  ])('leaves real words alone: %s', (text) => {
    expect(sounds.correct(text)).toBe(text);
  });
});
