import { describe, expect, it } from 'vitest';
import { printChineseNumeral } from '../../src/domain/chinese-numeral.js';
import { parseReferences } from '../../src/search/parse-references.js';

const numbers = (question: string) =>
  parseReferences(question).references.map((reference) => ('number' in reference ? reference.number : reference.kind));

describe('references to clauses', () => {
  it.each([
    ['第13条', [13]],
    ['第十三条讲什么', [13]],
    ['13条', [13]],
    ['第13项措施', [13]],
    ['第 13 条', [13]],
    ['第11至13条', [11, 12, 13]],
    ['第3、5和7条', [3, 5, 7]],
    ['measure 28 please', [28]],
    ['第0条', [0]],
    ['第46条', [46]],
    ['最后一条', ['last']],
  ])('reads %s', (question, expected) => {
    expect(numbers(question)).toEqual(expected);
  });

  it('reads every number from 1 to 300 in both writings alike', () => {
    for (let number = 1; number <= 300; number += 1) {
      expect(numbers(`第${number}条`)).toEqual([number]);
      expect(numbers(`第${printChineseNumeral(number)}条`)).toEqual([number]);
    }
  });

  it.each([
    ['第三部分', { kind: 'part', number: 3, section: null }],
    ['三（五）', { kind: 'part', number: 3, section: 5 }],
    ['三(五)', { kind: 'part', number: 3, section: 5 }],
    ['第四部分第（五）项', { kind: 'part', number: 4, section: 5 }],
    ['第二章', { kind: 'chapter', number: 2, section: null }],
    ['第二章第一节', { kind: 'chapter', number: 2, section: 1 }],
    ['第十七条第一款第（一）项', { kind: 'clause', number: 17, suffix: null, paragraph: 1, item: 1 }],
    ['第十条之一', { kind: 'clause', number: 10, suffix: 1, paragraph: null, item: null }],
  ])('reads %s with its parts', (question, expected) => {
    expect(parseReferences(question).references).toEqual([expected]);
  });

  it.each([
    '2027年算力规模超过60EFLOPS',
    '一共有多少条措施',
    '打造100款以上终端',
    '有几条',
    '1亿台以上',
    '8大门类',
    '45条措施里有养老吗'.slice(3),
  ])('takes no plain number for a reference: %s', (question) => {
    expect(parseReferences(question).references).toEqual([]);
  });

  it('reads the next and the one before, with or without a start', () => {
    expect(parseReferences('下一条呢').step).toBe(1);
    expect(parseReferences('第30条的上一条讲什么')).toMatchObject({ step: -1, references: [{ number: 30 }] });
  });

  it('reads several 款 of one article', () => {
    const { references } = parseReferences('第二十一条第一款、第三款');
    expect(references.map((reference) => ('paragraph' in reference ? reference.paragraph : null))).toEqual([1, 3]);
    expect(references.every((reference) => 'number' in reference && reference.number === 21)).toBe(true);
  });
});
