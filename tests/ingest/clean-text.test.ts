import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/ingest/clean-text.js';

const clean = (text: string, format: 'text' | 'markdown' = 'text'): string => cleanText({ text, format }).text;

describe('cleaning', () => {
  it('makes one of all kinds of newlines and blanks', () => {
    expect(clean('\uFEFF　　一、甲\r\n\r\n乙\u200b乙。\r丙　丙。\u2028丁\u00a0丁。')).toBe(
      '一、甲\n乙乙。\n丙 丙。\n丁 丁。',
    );
  });

  it('drops the lines of the page round the text, and keeps the same words within it', () => {
    const page =
      '收藏\n时间：2024-06-06 08:59:34 来源：本网\n一、办法\n各单位请自行打印。\n收藏\n二、其他\n无。\n【字体：大 中 小】\n打印';
    expect(cleanText({ text: page, format: 'text' })).toEqual({
      text: '一、办法\n各单位请自行打印。\n收藏\n二、其他\n无。',
      dropped: ['收藏', '时间：2024-06-06 08:59:34 来源：本网', '【字体：大 中 小】', '打印'],
    });
  });

  it('takes the name of a government above a date for a signature, elsewhere for the name of the site', () => {
    expect(clean('某省人民政府\n关于修路的公告\n现予公告。\n某省人民政府\n2024年1月2日')).toBe(
      '关于修路的公告\n现予公告。\n某省人民政府\n2024年1月2日',
    );
  });

  it('keeps an English text, which is no name of a site', () => {
    expect(clean('Measures on River Robots\nThe city supports river robots.')).toBe(
      'Measures on River Robots\nThe city supports river robots.',
    );
  });

  it.each([
    [
      'a title torn in two',
      '某市人民政府办公室印发关于支持夜间\n经济若干措施的通知',
      '某市人民政府办公室印发关于支持夜间经济若干措施的通知',
    ],
    ['a paragraph torn after a comma', '对存在隐患的房屋，\n逐一登记。', '对存在隐患的房屋，逐一登记。'],
    ['a paragraph torn within a word', '1. 建设渔场。建成5个数\n字渔场。', '1. 建设渔场。建成5个数字渔场。'],
    ['English words', '1. 开发应用。支持企业在 AI\nOS 上开发应用。', '1. 开发应用。支持企业在 AI OS 上开发应用。'],
  ])('joins %s', (_what, torn, whole) => {
    expect(clean(torn)).toBe(whole);
  });

  it.each([
    ['a heading and its text', '一、总体目标\n到2027年建成。'],
    ['a salutation and the text', '各有关单位：\n现通知如下。'],
    ['a signature and its date', '特此通知\n某市水务局\n2024年1月2日'],
    ['numbers of a list', '下列情形，应当登记：\n（一）新建，\n（二）改建。'],
    ['facts', '索引号：K1\n分类：水利'],
    ['a title and its number', '关于修路的通知\n某府〔2024〕1号\n各镇街：'],
  ])('leaves %s apart', (_what, text) => {
    expect(clean(text)).toBe(text);
  });

  it('takes the marks of Markdown away and no number', () => {
    const text =
      '---\ntitle: x\n---\n# 条例\n\n<!-- 注 -->\n> 引言\n\n**第一条** 甲。\n\n- （一）乙；\n\n1\\. 丙\n\n1. 丁\n\n---\n';
    expect(clean(text, 'markdown')).toBe('条例\n引言\n第一条 甲。\n（一）乙；\n1. 丙\n1. 丁');
  });
});
