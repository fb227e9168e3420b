import { describe, expect, it } from 'vitest';
import { openSeedYuece } from '../support/seed-yuece.js';

const yuece = openSeedYuece();

const ask = async (message: string) => {
  const { outcome, sentences } = await yuece().chat({ message, asOf: '2026-11-25' });
  return { outcome, first: sentences[0]?.text ?? '' };
};

// On the whole product: each rule needs what the search finds, and the wording needs its proof.
describe('a question about another place, time or office', () => {
  it.each([
    ['浙江2027年算力目标是多少', '没有对您所问的地方作出规定'],
    ['深圳市南山区2027年机器人产业营收目标', '广东省的文件，没有对您所问的地方单独作出规定'],
    ['2030年机器人产业营业收入要达到多少', '相近的条款写的是2027年'],
    ['二零三零年机器人产业营业收入要达到多少', '相近的条款写的是2027年'],
    ['国家层面对机器人产业有什么目标', '没有写国家层面的规定'],
    ['《某市人工智能条例》里机器人的目标是多少', '您提到的文件没有收录'],
  ])('%s is declined, and told why', async (question, words) => {
    const { outcome, first } = await ask(question);
    expect(outcome).toBe('no_basis');
    expect(first).toContain(words);
  });

  it.each([
    ['深圳南山区支持人形机器人研制吗', '没有对您所说的地方单独作出规定'],
    ['我是深圳的公司，做机器人有什么支持', '没有对您所说的地方单独作出规定'],
    ['2026年对养老机器人有什么支持', '有关条款写的是2027年'],
    ['2026—2030年机器人产业营业收入目标', '有关条款写的是2027年'],
    ['新能源汽车350万辆是2026年的目标对不对', '有关条款写的是2027年'],
    ['2027年国家级绿色工厂要达到多少家', '没有写明您所问的年份'],
    ['国家对养老机器人有什么支持', '不是国家层面的规定'],
    ['市教育局负责推广智能助教吗', '没有写您所说的部门'],
    ['机器人产业营收是不是五千亿元', '您提到的数字在文件中没有找到'],
    ['2027年核心产业规模是3000亿元吗', '不是您所说年份的'],
    ['殡葬行业怎么推广智能机器人', '没有专门提到您所说的行业'],
  ])('%s is answered, and the difference said first', async (question, words) => {
    const { outcome, first } = await ask(question);
    expect(outcome).toBe('answered');
    expect(first).toContain(words);
  });

  it.each([
    '2025年的算力目标是多少',
    '明年机器人产业营收要达到多少',
    '横琴的计算中心怎么建',
    '珠三角和粤东西北的算力怎么布局',
    '今年有哪些支持机器人的措施',
    '机器人产业营收是不是九百亿',
    '我们厂年营收5000万元，想用机器人，有没有支持',
    '全国领先的算法体系什么时候建成',
    '美国公司能在广东设研发中心吗',
    '我们2019年成立，做人形机器人研发，文件支持吗',
  ])('%s is no other: nothing is said before the answer', async (question) => {
    const { outcome, first } = await ask(question);
    expect(outcome).toBe('answered');
    expect(first).not.toMatch(/没有|不是/u);
  });
});
