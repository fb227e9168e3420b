import { describe, expect, it } from 'vitest';
import { areComparable, type Quantity, readQuantities } from '../../src/domain/quantity.js';

const only = (sentence: string): Quantity => {
  const [quantity, ...more] = readQuantities(sentence);
  if (!quantity || more.length > 0) throw new Error(`not one figure: ${sentence}`);
  return quantity;
};

describe('a figure of a policy', () => {
  it.each([
    ['到2027年，智能家电战略性产业集群营业收入达到1.9万亿元。', 1.9e12, '元', '营业收入', '2027'],
    ['到2027年，新能源汽车年产量达到350万辆以上。', 3.5e6, '辆', '年产量', '2027'],
    ['到2025年，全省算力规模超过40EFLOPS。', 40, 'EFLOPS', '算力规模', '2025'],
    ['新增3000款以上的虚拟现实终端和应用。', 3000, '款', '新增', null],
    ['到2027年，人工智能自主软件覆盖率达到50%。', 50, '%', '覆盖率', '2027'],
    ['产业规模突破1,200亿元。', 1.2e11, '元', '产业规模', null],
  ])('%s', (sentence, value, unit, measure, year) => {
    const quantity = only(sentence);
    expect(quantity).toMatchObject({ unit, measure, year });
    expect(quantity.value).toBeCloseTo(value, 0);
    expect(sentence).toContain(quantity.text);
  });

  it('is comparable only with a figure of like measure, unit and stated year', () => {
    const robots = only('到2027年，智能机器人产业营业收入达到900亿元。');
    expect(areComparable(robots, only('到2027年，高端装备制造业营业收入达到3800亿元。'))).toBe(true);
    expect(areComparable(robots, only('到2025年，高端装备制造业营业收入达到3800亿元。'))).toBe(false);
    expect(areComparable(robots, only('到2027年，智能软件产业规模达到270亿元。'))).toBe(false);
    expect(areComparable(robots, only('到2027年，产量达到1亿台。'))).toBe(false);
    const undated = only('营业收入达到900亿元。');
    expect(areComparable(undated, undated)).toBe(false);
  });
});
