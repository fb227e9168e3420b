import { describe, expect, it } from 'vitest';
import { readAmounts, writeYears } from '../../src/search/read-numerals.js';

describe('amounts in Chinese numerals', () => {
  it.each([
    ['四千四百亿元', '4400亿'],
    ['三百五十万辆', '350万'],
    ['一点九万亿元', '1.9万亿'],
    ['一千五百种', '1500'],
    ['百分之五十', '50%'],
    ['覆盖率要五成', '50%'],
    ['一亿台', '1亿'],
    ['三千万台', '3000万'],
  ])('reads %s as %s', (text, figure) => {
    expect(readAmounts(text).map((amount) => amount.figure)).toEqual([figure]);
  });

  // Each holds numerals by chance; a figure beside them would find clauses that nobody asked for.
  it.each([
    '赋能千行百业',
    '一站式服务',
    '一老一小',
    '万无一失',
    '三维建模',
    '成千上万',
    '十四五',
    '重点成果',
    '第二十三条',
  ])('finds none in %s', (text) => {
    expect(readAmounts(text)).toEqual([]);
  });
});

describe('years', () => {
  it.each([
    ['到二零二七年要多少', '到2027年要多少'],
    ['二〇二五年的目标', '2025年的目标'],
    ['到二七年', '到2027年'],
    ['十二五年间', '十二五年间'],
    ['二三年内', '二三年内'],
    ['二十年', '二十年'],
  ])('writes %s as %s', (text, expected) => {
    expect(writeYears(text)).toBe(expected);
  });
});
