import { describe, expect, it } from 'vitest';
import { amountsClaimed, isSameAmount, readAmounts } from '../../src/answer/read-amounts.js';

const only = (text: string) => {
  const [amount] = readAmounts(text);
  if (!amount) throw new Error(`no amount in ${text}`);
  return amount;
};
const claimed = (question: string) => amountsClaimed(question).map(({ text }) => text);

describe('amounts', () => {
  it.each([
    ['900亿元', '九百亿'],
    ['1.9万亿元', '一万九千亿'],
    ['50%', '百分之五十'],
    ['3000万台以上', '3000万部'],
    ['1亿台', '10000万台'],
    ['700家', '七百间'],
    ['1ms', '1毫秒'],
    ['40EFLOPS', '40 eflops'],
  ])('%s is %s', (one, other) => {
    expect(isSameAmount(only(one), only(other))).toBe(true);
  });

  it.each([
    ['900亿元', '90亿元'],
    ['50个', '50%'],
    ['650个以上', '50个以上'],
  ])('%s is not %s', (one, other) => {
    expect(isSameAmount(only(one), only(other))).toBe(false);
  });

  it.each([
    '2027年的目标',
    '第13条',
    '88号文',
    '三个方面',
    '一老一小',
    '十五五期间',
    '千行百业',
  ])('there is none in %s', (text) => {
    expect(claimed(text)).toEqual([]);
  });

  it('are the document’s only where no one tells them of themselves', () => {
    expect(claimed('机器人产业是不是要达到5000亿元')).toEqual(['5000亿元']);
    expect(claimed('我们年营收5000万元，有什么支持')).toEqual([]);
  });
});
