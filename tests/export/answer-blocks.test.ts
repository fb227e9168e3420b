import { describe, expect, it } from 'vitest';
import { answerBlocks } from '../../src/export/answer-blocks.js';

describe('the blocks of an answer', () => {
  it.each([
    ['**结论**：有。[1]', [['paragraph', '结论：有。[1]']]],
    ['甲\n乙', [['paragraph', '甲\n乙']]],
    [
      '> 原文\n>\n> 二段',
      [
        ['quote', '原文'],
        ['quote', '二段'],
      ],
    ],
    [
      '- 一\n- **二**',
      [
        ['item', '一'],
        ['item', '二'],
      ],
    ],
    [
      '3. 丙\n4. 丁',
      [
        ['paragraph', '3. 丙'],
        ['paragraph', '4. 丁'],
      ],
    ],
    [
      '## 标题\n\n\\*星\\*',
      [
        ['heading', '标题'],
        ['paragraph', '*星*'],
      ],
    ],
    ['<b>x</b>', [['paragraph', '<b>x</b>']]],
    ['', []],
  ])('of %j', (markdown, expected) => {
    expect(answerBlocks(markdown).map(({ kind, runs }) => [kind, runs.map(({ text }) => text).join('')])).toEqual(
      expected,
    );
  });

  it('keeps what is bold', () => {
    expect(answerBlocks('**结论**：有')[0]?.runs).toEqual([{ text: '结论', bold: true }, { text: '：有' }]);
  });
});
