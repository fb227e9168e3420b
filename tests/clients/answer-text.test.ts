import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSections } from '../../src/clients/widget/text/answer-sections.js';
import { AI_LABEL, copiedAnswer } from '../../src/clients/widget/text/copied-answer.js';
import { markQuote } from '../../src/clients/widget/text/mark-quote.js';
import { parseMarkdown } from '../../src/clients/widget/text/parse-markdown.js';
import { plainText } from '../../src/clients/widget/text/plain-text.js';
import { fakeAnswer, NOTICE } from '../support/fake-answers.js';

const sectionsOf = (markdown: string) =>
  answerSections(parseMarkdown(markdown)).map(({ kind, title, blocks }) => [kind, title, blocks.length]);

describe('sections of an answer', () => {
  it('are found under bold titles, as the server writes them', () => {
    expect(
      sectionsOf('**结论**：甲。[1]\n\n**相近条款（不是对您所问事项的直接规定）**\n\n> 乙\n\n- 丙\n\n**温馨提示**：丁'),
    ).toEqual([
      ['conclusion', '结论', 1],
      ['basis', '相近条款（不是对您所问事项的直接规定）', 2],
      ['reminder', '温馨提示', 1],
    ]);
  });

  it('are found under Markdown headings, as a model may write them', () => {
    expect(sectionsOf('## 结论\n\n甲\n\n## 办理指引\n\n1. 乙\n\n## 咨询渠道\n\n丙')).toEqual([
      ['conclusion', '结论', 1],
      ['guidance', '办理指引', 1],
      ['contact', '咨询渠道', 1],
    ]);
  });

  it('leave other bold words where they are', () => {
    expect(sectionsOf('您好。\n\n**注意**：这不是标题。\n\n**结论**不是标题，因为后面没有冒号。')).toEqual([
      ['other', null, 3],
    ]);
  });
});

describe('plain text', () => {
  it('keeps titles, lists and quotations readable without Markdown', () => {
    expect(plainText('**结论**：甲**乙**。[1]\n\n**政策依据**\n\n> 丙\\*丁\n\n- 戊\n- 己\n\n1. 庚')).toBe(
      '【结论】\n甲乙。[1]\n\n【政策依据】\n丙*丁\n· 戊\n· 己\n1. 庚',
    );
  });
});

describe('the copied answer', () => {
  it('carries the labels of its clauses and the AI label, which copies must keep', () => {
    const copied = copiedAnswer(fakeAnswer('机器人', 'c', 'm'));
    expect(copied).toMatch(/^【结论】\n到2027年，智能机器人产业营业收入达到900亿元。\[1\]/u);
    expect(copied).toMatch(/【引用条款】\n\[1\] 《广东省.*第11条“推进智能机器人创新发展”\n\[2\] 《广东省.*第29条/u);
    expect(copied.endsWith(NOTICE)).toBe(true);
  });

  it('carries an AI label even where the server sent none', () => {
    expect(copiedAnswer({ answer: '甲', citations: [], notice: '' })).toBe(`甲\n\n${AI_LABEL}`);
    expect(AI_LABEL).toMatch(/(人工智能|AI).*生成/u);
  });
});

describe('marking a quotation in its clause', () => {
  it('goes by the span, so that of two equal stretches the cited one is marked', () => {
    expect(markQuote('甲乙甲乙', '甲乙', [2, 4])).toEqual({ before: '甲乙', quoted: '甲乙', after: '' });
  });

  it('goes by the words where the clause has changed around them, and marks nothing where they are gone', () => {
    expect(markQuote('新增。甲乙丙', '甲乙', [0, 2])).toEqual({ before: '新增。', quoted: '甲乙', after: '丙' });
    expect(markQuote('全文已改', '甲乙', [0, 2])).toEqual({ before: '全文已改', quoted: '', after: '' });
  });

  it('never loses or changes a character of the clause', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(30), fc.nat(30), (text, quote, from, to) => {
        const { before, quoted, after } = markQuote(text, quote, [from, to]);
        expect(before + quoted + after).toBe(text);
      }),
    );
  });
});
