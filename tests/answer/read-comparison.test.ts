import { describe, expect, it } from 'vitest';
import { readComparison } from '../../src/answer/read-comparison.js';

const sides = (message: string) => readComparison(message, message)?.sides ?? null;

describe('a comparison', () => {
  it.each([
    ['机器人和无人机的目标哪个大', '机器人的目标是多少', '无人机的目标是多少'],
    ['手机和电脑产量差多少', '手机的产量是多少', '电脑的产量是多少'],
    ['芯片同软件谁营收目标高', '芯片的营收目标是多少', '软件的营收目标是多少'],
    ['手机产量比电脑高吗', '手机的产量是多少', '电脑的产量是多少'],
    ['手机的目标大还是电脑的目标大', '手机的目标是多少', '电脑的目标是多少'],
    ['比较一下机器人和高端装备的营业收入', '机器人的营业收入是多少', '高端装备的营业收入是多少'],
    ['机器人和家电，哪个目标大', '机器人的目标是多少', '家电的目标是多少'],
    ['2025年和2027年的算力差多少', '2025年算力的目标是多少', '2027年的算力的目标是多少'],
    ['手机和计算机的产量目标一样吗', '手机的产量目标是多少', '计算机的产量目标是多少'],
    ['机器人目标有没有家电目标高', '机器人的目标是多少', '家电的目标是多少'],
    [
      'which target is larger, robots or drones?',
      'how much is the target for robots',
      'how much is the target for drones',
    ],
    [
      'Is the target for robots higher than that of phones?',
      'how much is the target for robots',
      'how much is the target for phones',
    ],
  ])('%s', (message, one, other) => {
    expect(sides(message)).toEqual([one, other]);
  });

  it('knows where the difference itself is asked for', () => {
    expect(readComparison('手机和电脑产量差多少', '')?.asksDifference).toBe(true);
    expect(readComparison('手机和电脑产量哪个大', '')?.asksDifference).toBe(false);
  });

  it.each([
    '机器人和手机哪个好',
    '教育和医疗哪个更重要',
    '第11条和第12条有什么区别',
    '算力目标要比现在高多少',
    '机器人和手机的目标分别是多少',
    '要建多少个数据集',
    '哪个目标最大',
  ])('is not read into %s', (message) => {
    expect(sides(message)).toBeNull();
  });
});
