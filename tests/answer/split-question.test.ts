import { describe, expect, it } from 'vitest';
import { splitQuestion as split } from '../../src/answer/split-question.js';

const splitQuestion = (message: string) => split(message, (text) => text);

describe('several questions in one message', () => {
  it.each([
    ['机器人目标是多少？手机呢？', ['机器人目标是多少？', '手机呢？']],
    ['养老有什么产品，另外第13条讲什么', ['养老有什么产品', '第13条讲什么']],
    ['手机和电脑的产量目标分别是多少', ['手机产量目标是多少', '电脑产量目标是多少']],
    ['机器人和手机哪个目标大', ['机器人目标', '手机目标']],
    ['教育和医疗有什么措施', ['教育有什么措施', '医疗有什么措施']],
    ['教育、医疗和养老有哪些措施', ['教育有哪些措施', '医疗有哪些措施', '养老有哪些措施']],
    ['手机、电脑和机器人的目标分别是多少', ['手机目标是多少', '电脑目标是多少', '机器人目标是多少']],
    ['教育和医疗分别怎么写的', ['教育怎么写的', '医疗怎么写的']],
    ['1. 机器人目标是多少 2. 手机产量多少 3. 补贴多少钱', ['机器人目标是多少', '手机产量多少', '补贴多少钱']],
    ['1、机器人目标；2、手机产量', ['机器人目标', '手机产量']],
    ['请教两个问题：（1）机器人目标（2）手机产量', ['机器人目标', '手机产量']],
    ['①算力目标②农业怎么支持', ['算力目标', '农业怎么支持']],
    ['关于机器人：1.目标是多少 2.有什么支持', ['机器人目标是多少', '机器人有什么支持']],
    ['想了解两点，一是算力目标，二是人才怎么培养', ['算力目标', '人才怎么培养']],
    ['第一，算力目标是多少；第二，数据集要建几个', ['算力目标是多少', '数据集要建几个']],
    ['首先，养老有什么产品，其次，医疗有什么措施', ['养老有什么产品', '医疗有什么措施']],
    ['机器人怎么样？手机呢？教育又有什么要求', ['机器人怎么样？', '手机呢？', '教育又有什么要求']],
    ['机器人目标是多少，手机呢', ['机器人目标是多少', '手机呢']],
    ['广东省算力2027年目标，浙江呢', ['广东省算力2027年目标', '浙江呢']],
    ['养老方面有什么政策，还有学校呢？', ['养老方面有什么政策', '学校呢']],
    ['企业有补贴吗，个人呢', ['企业有补贴吗', '个人呢']],
    ['机器人目标是多少以及手机产量是多少', ['机器人目标是多少', '手机产量是多少']],
    ['养老写在哪一条，还有智能家电的营收是多少', ['养老写在哪一条', '智能家电的营收是多少']],
    [
      'What is the target for robots and what does it say about phones',
      ['What is the target for robots', 'what does it say about phones'],
    ],
    ['Is farming covered? How about tourism?', ['Is farming covered?', 'How about tourism?']],
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
    '智能家电营业收入达到1.9万亿元，对吗',
    '第三部分第（一）项和第（二）项有什么区别',
    '企业参与标准制定有什么支持',
    '共同推进合同数字化有什么措施',
    '第一条讲什么',
    '最后一条是什么',
    '高端装备名下有几条，分别是什么',
    '第1条和第2条分别讲什么',
  ])('leaves one question whole: %s', (message) => {
    expect(splitQuestion(message)).toEqual([message]);
  });

  it('a wish with its “呢” is one question', () => {
    for (const one of ['我想做养老机器人，政策支持呢', '广东要发展机器人，目标是多少呢', '我们是做芯片的，怎么办呢'])
      expect(splitQuestion(one)).toEqual([one]);
  });

  it('does not take apart more than a person would read', () => {
    const many = '算力？芯片？机器人？手机？电脑？'.replace(/？/gu, '目标是多少？');
    expect(splitQuestion(many)).toEqual([many]);
  });
});
