import { describe, expect, it } from 'vitest';
import { readTimes } from '../../src/answer/read-times.js';

const spans = (question: string) => readTimes(question, '2026-11-25').map(({ from, to }) => [from, to]);

describe('the times that a question names', () => {
  it.each([
    ['2030年的目标', 2030],
    ['2030目标', 2030],
    ['二零三零年的目标', 2030],
    ['到二〇二八年底', 2028],
    ['软件产业27年要做到多大', 2027],
    ['明年的目标', 2027],
    ['今年的目标', 2026],
    ['前年的产量', 2024],
    ['大后年', 2029],
  ])('%s', (question, year) => {
    expect(spans(question)).toEqual([[year, year]]);
  });

  it.each([
    ['十四五期间', 2021, 2025],
    ['“十五五”时期', 2026, 2030],
    ['十六五规划', 2031, 2035],
    ['2028—2030年', 2028, 2030],
    ['2028年到2030年', 2028, 2030],
  ])('%s is a stretch of years', (question, from, to) => {
    expect(spans(question)).toEqual([[from, to]]);
  });

  it('are each read where there are several', () => {
    expect(spans('2025年和2027年分别是多少')).toEqual([
      [2025, 2025],
      [2027, 2027],
    ]);
  });

  it.each([
    '2000台',
    '2000亿元',
    '2020个',
    '第二十五条',
    '近30年来的经验',
    '88号文',
    '三年内',
    '一九年',
  ])('%s names none', (question) => {
    expect(spans(question)).toEqual([]);
  });
});
