import { describe, expect, it } from 'vitest';
import { furtherNames, isShortNameOf, plainName, unknownStatutesIn } from '../../src/search/statute-names.js';

describe('short names of statutes', () => {
  it.each([
    ['个保法', '中华人民共和国个人信息保护法'],
    ['刑诉法', '中华人民共和国刑事诉讼法'],
    ['未保法', '中华人民共和国未成年人保护法'],
    ['数据条例', '深圳经济特区数据条例'],
    ['科技进步法', '中华人民共和国科学技术进步法'],
    ['深圳人工智能条例', '深圳经济特区人工智能产业促进条例'],
    ['中小企业法', '中华人民共和国中小企业促进法'],
  ])('%s is %s', (short, title) => {
    expect(isShortNameOf(short, title)).toBe(true);
  });

  // Each of these would answer with the article of another law.
  it.each([
    ['企业法', '中华人民共和国企业所得税法'],
    ['数据法', '中华人民共和国数据安全法'],
    ['劳动法', '中华人民共和国劳动合同法'],
    ['广东人工智能条例', '深圳经济特区人工智能产业促进条例'],
    ['人工智能条例', '深圳经济特区人工智能产业促进条例'],
    ['个人信息保护条例', '中华人民共和国个人信息保护法'],
    ['方法', '方便法'],
  ])('%s is not %s', (short, title) => {
    expect(isShortNameOf(short, title)).toBe(false);
  });

  it('leave out the year that only tells versions apart', () => {
    expect(furtherNames('中华人民共和国宪法修正案（2018年）')).toEqual(['中华人民共和国宪法修正案', '宪法修正案']);
    expect(furtherNames('中华人民共和国数据安全法')).toEqual([]);
    // A notice is called by what it issues.
    expect(furtherNames('某市人民政府办公厅关于重新发布《某市落户办法（2024年修订）》的通知')).toEqual([
      '某市落户办法（2024年修订）',
      '某市落户办法',
    ]);
    expect(plainName('《某法》 （试行）')).toBe('某法(试行)');
  });
});

describe('statutes that are not indexed', () => {
  it.each([
    ['请问民法典第五条', ['民法典']],
    ['刑法第369条', ['刑法']],
    ['根据某省数据条例第三条', ['某省数据条例']],
  ])('are read before a number: %s', (text, names) => {
    expect(unknownStatutesIn(text)).toEqual(names);
  });

  it.each([
    '本法第五条',
    '该条例第三条',
    '文件规定第13条',
    '这个办法第二条',
    '合法第一条',
    '请问条例第三条',
    '条例第三条',
  ])('are not what %s speaks of', (text) => {
    expect(unknownStatutesIn(text)).toEqual([]);
  });
});
