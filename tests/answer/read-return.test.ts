import { describe, expect, it } from 'vitest';
import { pointsAtOffered } from '../../src/answer/choose-offered.js';
import { readCorrection } from '../../src/answer/read-correction.js';
import { readReturn } from '../../src/answer/read-return.js';

describe('a return to an earlier turn', () => {
  it.each([
    ['回到刚才的机器人', { to: { words: '机器人' }, rest: '' }],
    ['说回养老', { to: { words: '养老' }, rest: '' }],
    ['刚才说的机器人呢', { to: { words: '机器人' }, rest: '' }],
    ['回到刚才的机器人，原文怎么写', { to: { words: '机器人' }, rest: '原文怎么写' }],
    ['刚才第一个问题', { to: { turn: 1 }, rest: '' }],
    ['刚才第二个问题的原文', { to: { turn: 2 }, rest: '原文' }],
    ['回到上一个问题', { to: { turn: 'last' }, rest: '' }],
  ])('%s', (message, meant) => {
    expect(readReturn(message)).toEqual(meant);
  });

  it.each(['第一个呢', '那手机呢', '机器人的目标是多少', '刚才说得不清楚'])('is not read into %s', (message) => {
    expect(readReturn(message)).toBeNull();
  });
});

describe('a correction', () => {
  it.each([
    ['不是，我问的是养老', '养老'],
    ['我说的不是手机，是电脑', '电脑'],
    ['不是手机，是电脑', '电脑'],
    ['不对，我想问机器人', '机器人'],
    ['搞错了，我问的是旅游', '旅游'],
  ])('%s', (message, meant) => {
    expect(readCorrection(message)).toBe(meant);
  });

  it.each(['是不是有补贴', '不是说有补贴吗', '手机的目标是多少'])('is not read into %s', (message) => {
    expect(readCorrection(message)).toBeNull();
  });
});

describe('a place in what was offered', () => {
  it.each(['第三个呢', '选2', '2', '就第二个吧', '最后一个', '第一个的原文'])('%s', (message) => {
    expect(pointsAtOffered(message)).toBe(true);
  });

  it.each(['第三条呢', '第13条讲什么', '2027年目标', '两个都要吗'])('is not read into %s', (message) => {
    expect(pointsAtOffered(message)).toBe(false);
  });
});
