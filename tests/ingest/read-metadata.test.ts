import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { isDateLine, readDay, readEffectiveDay, readLastDay } from '../../src/ingest/read-dates.js';
import { readMetadata } from '../../src/ingest/read-metadata.js';

const read = (text: string, source: Partial<SourceDocument> = {}): PolicyDocument => {
  const whole: SourceDocument = { id: null, origin: 'x.txt', format: 'text', text, stated: {}, ...source };
  const document = readMetadata(text, whole, createPinyinRomanizer());
  if (!document) throw new Error('no id');
  return document;
};

describe('the facts of a document', () => {
  it('are those stated beside the text where both state them', () => {
    const text = '关于修路的通知\n某府〔2024〕1号\n各镇街：\n一、甲\n二、乙';
    expect(
      read(text, { stated: { title: '修路通知', docNumber: '某府[2024]09号', issuedOn: '2024-03-01' } }),
    ).toMatchObject({
      id: 'moufu-2024-9',
      title: '修路通知',
      docNumber: '某府〔2024〕9号',
      issuedOn: '2024-03-01',
    });
  });

  it('do not take the number of a cited document for its own', () => {
    expect(
      read('关于修路的通知\n根据《某办法》（某府〔2023〕5号）规定，通知如下。\n一、甲\n二、乙').docNumber,
    ).toBeNull();
  });

  it('take the number of a text that lost its lines', () => {
    expect(read('关于污染防治资金的通知 财资环〔2020〕3号 各省、自治区财政厅： 一、甲。').docNumber).toBe(
      '财资环〔2020〕3号',
    );
  });

  it('make an id of 文号, else of title and version, so that two versions differ', () => {
    const law = '某市河道条例\n第一条 甲。\n第二条 乙。';
    expect(read(law, { origin: '河道条例(2019-04-23).md' }).id).toBe('moushihedaotiaoli-2019-04-23');
    expect(read(law, { origin: '河道条例(2024-01-01).md' }).id).toBe('moushihedaotiaoli-2024-01-01');
    expect(read(law).id).toBe('moushihedaotiaoli');
  });

  it('have no id where there is no word to make one of', () => {
    const source: SourceDocument = { id: null, origin: 'x', format: 'text', text: '。。。', stated: {} };
    expect(readMetadata('。。。', source, createPinyinRomanizer())).toBeNull();
  });

  it('do not give a provincial statute the name that the national one has', () => {
    expect(read('广东省优化营商环境条例\n第一条 甲。\n第二条 乙。').aliases).toEqual([]);
    expect(read('中华人民共和国密码法\n第一条 甲。\n第二条 乙。').aliases).toEqual(['密码法']);
    expect(read('中华人民共和国刑法\n第一条 甲。\n第二条 乙。').aliases).toEqual(['刑法']);
  });
});

describe('days', () => {
  it.each([
    ['2024年5月6日', '2024-05-06'],
    ['2024-5-6', '2024-05-06'],
    ['二〇二四年十月二十六日', '2024-10-26'],
    ['2024年13月1日', null],
    ['5月6日', null],
  ])('read %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it('tell a date below a signature from one in a sentence', () => {
    expect(isDateLine('2024年5月6日')).toBe(true);
    expect(isDateLine('2024年5月6日通过')).toBe(false);
  });

  it.each([
    ['本办法自2024年5月6日起施行。', '2024-05-06'],
    ['本办法自公布之日起施行。', '2024-01-01'],
    ['本措施自印发之日起实施，有效期3年。', '2024-01-01'],
    ['《旧办法》自2010年1月1日起施行。', null],
    ['本法自2008年1月1日起施行。《旧法》自1991年7月1日起施行。', '2008-01-01'],
    ['许可自2024年5月6日起算。', null],
  ])('find when it takes effect: %s', (text, day) => {
    expect(readEffectiveDay(text, '2024-01-01')).toBe(day);
  });

  it.each([
    ['本措施自印发之日起施行，有效期3年。', '2026-12-31'],
    ['本办法有效期至2027年12月31日。', '2027-12-31'],
    ['本通知自2024年1月1日起施行，有效期五年。', '2028-12-31'],
    ['本细则自发布之日起试行，试行期6个月。', '2024-06-30'],
    ['许可证有效期为五年。', null],
  ])('find when it ends: %s', (text, day) => {
    expect(readLastDay(text, '2024-01-01')).toBe(day);
  });
});
