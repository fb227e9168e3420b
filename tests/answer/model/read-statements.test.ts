import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStatementReader } from '../../../src/answer/model/read-statements.js';

const readAll = (pieces: readonly string[]): readonly string[] => {
  const reader = createStatementReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
};

describe('statements of a model', () => {
  it('are cut at full stops, the tokens behind them with them', () => {
    expect(readAll(['支持企业研发。[C1]加快应用。 [C2][C3]\n', '[C1S2]\n还有一句'])).toEqual([
      '支持企业研发。[C1]',
      '加快应用。 [C2][C3]',
      '[C1S2]',
      '还有一句',
    ]);
  });

  it('come as soon as they are whole, and not before their tokens are', () => {
    const reader = createStatementReader();
    expect(reader.push('支持企业研发。')).toEqual([]);
    expect(reader.push('[C')).toEqual([]);
    expect(reader.push('1]')).toEqual([]);
    expect(reader.push('加')).toEqual(['支持企业研发。[C1]']);
  });

  it('are the same however the text is cut into pieces', () => {
    const parts = ['句子', '。', '！', '？', '[C1]', '【C2S1】', ' ', '\n', '”', '[没关上', '）', '，', 'a'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((chosen) => chosen.join('')),
        fc.array(fc.nat({ max: 200 }), { maxLength: 12 }),
        (text, cuts) => {
          const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
          const pieces = at.slice(1).map((end, order) => text.slice(at[order], end));
          expect(readAll(pieces)).toEqual(readAll([text]));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('lose nothing but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('字', '。', '\n', '[', ']', ' ', '”', 'C') }), (text) => {
        expect(readAll([text]).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });

  it('that never end are given back at a bound', () => {
    const reader = createStatementReader();
    const got = Array.from({ length: 50 }, () => reader.push('没有句号的长文字'.repeat(10))).flat();
    expect(got.length).toBeGreaterThan(5);
  });
});
