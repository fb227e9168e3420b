import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChineseNumeral, printChineseNumeral } from '../../src/domain/chinese-numeral.js';
import { splitSentences } from '../../src/domain/sentences.js';

/** Chinese numerals the slow way: every place spelled, then the zeros told as people tell them. */
function spell(value: number): string {
  const places = `${value}`.split('').map((digit, at, all) => {
    const unit = ['', '十', '百', '千'][all.length - 1 - at] ?? '';
    return digit === '0' ? '零' : `${'零一二三四五六七八九'.charAt(Number(digit))}${unit}`;
  });
  const told = places.join('').replaceAll(/零+/gu, '零');
  return told.length > 1 ? told.replace(/零$/u, '').replace(/^一十/u, '十') : told;
}

describe('Chinese numerals', () => {
  it('print as they are spelled, and read back, for every clause number', () => {
    for (let value = 0; value <= 9999; value++) {
      expect(printChineseNumeral(value)).toBe(spell(value));
      expect(parseChineseNumeral(spell(value))).toBe(value);
    }
  });

  it.each([
    ['二〇二七', 2027],
    ['两千零五', 2005],
    ['一十一', 11],
    ['１３', 13],
    ['一万九千', 19000],
    ['一亿二千万', 120_000_000],
    ['一万亿', 1_000_000_000_000],
    ['一二十', null],
    ['十几', null],
    ['', null],
  ])('read %s as %s', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value);
  });
});

describe('sentences', () => {
  it('are verbatim, in order, and cover everything but blanks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[春夏秋冬。！？”’）, \n]{0,80}$/u), (text) => {
        const sentences = splitSentences(text);
        for (const { text: words, span } of sentences) expect(text.slice(...span)).toBe(words);
        expect(
          sentences
            .map((each) => each.text)
            .join('')
            .replaceAll(/\s/gu, ''),
        ).toBe(text.replaceAll(/\s/gu, ''));
      }),
    );
  });
});
