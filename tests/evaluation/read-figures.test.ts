import { describe, expect, it } from 'vitest';
import { readFigures, unprovenFigures } from '../../src/evaluation/read-figures.js';

describe('figures of a sentence', () => {
  it.each([
    ['补助1,000万元', ['1000'], 'thousands commas are spelling'],
    ['补助1 000 万元', ['1000'], 'so are blanks between groups of three'],
    ['到2024 100家', ['2024', '100'], 'but a year is no first group'],
    ['补助１０００万元', ['1000'], 'so are full-width digits'],
    ['2024年06月06日', ['2024', '6'], 'and leading zeros; each figure once'],
    ['增长12.50%', ['12.5%'], 'a share is not the bare number'],
    ['规模达到三千亿元', ['300000000000'], 'Chinese numerals before a unit have their value'],
    ['一起努力，十分重要', [], 'numerals that are part of a word are no figures'],
    ['依照第十三条、第（二）项和第3部分[12]', [], 'pointers at clauses and citations are no figures'],
    ['2024-06-06', ['2024', '6'], 'a date in digits reads as one in words'],
  ])('of “%s” are %j: %s', (text, figures) => {
    expect(readFigures(text)).toEqual(figures);
  });

  it('are unproven where the clause has only part of the number', () => {
    expect(unprovenFigures('奖励100万元', '奖励1000万元')).toEqual(['100']);
  });

  it('are proven by the clause in its own spelling', () => {
    expect(unprovenFigures('不超过1000万元，3个批次', '不超过 1,000 万元，三个批次')).toEqual([]);
  });

  it('tell 20% from 20', () => {
    expect(unprovenFigures('补助20%', '补助20万元')).toEqual(['20%']);
  });
});
