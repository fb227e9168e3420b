import { describe, expect, it } from 'vitest';
import { splitQuestion } from '../../src/answer/split-question.js';

describe('several questions in one message', () => {
  it.each([
    ['机器人目标是多少？手机呢？', ['机器人目标是多少？', '手机呢？']],
    ['养老有什么产品，另外第13条讲什么', ['养老有什么产品', '第13条讲什么']],
    ['手机和电脑的产量目标分别是多少', ['手机产量目标是多少', '电脑产量目标是多少']],
    ['机器人和手机哪个目标大', ['机器人目标', '手机目标']],
    ['教育和医疗有什么措施', ['教育有什么措施', '医疗有什么措施']],
  ])('%s', (message, parts) => {
    expect(splitQuestion(message)).toEqual(parts);
  });

  it('what only tells goes with the question after it', () => {
    expect(splitQuestion('我们做芯片。省里有什么支持？补贴多少钱？')).toEqual([
      '我们做芯片。省里有什么支持？',
      '补贴多少钱？',
    ]);
  });

  it.each([
    '2027年算力目标是多少',
    '我爸七十多了，手机上交水电费老是点错，能不能改简单一点',
    '第11至13条',
    '珠三角和粤东粤西粤北怎么协同',
    '你好，请问第13条讲什么',
    '医院、社区、家里的养老资源怎么串起来',
  ])('leaves one question whole: %s', (message) => {
    expect(splitQuestion(message)).toEqual([message]);
  });

  it('does not take apart more than a person would read', () => {
    const many = '算力？芯片？机器人？手机？电脑？'.replace(/？/gu, '目标是多少？');
    expect(splitQuestion(many)).toEqual([many]);
  });
});
