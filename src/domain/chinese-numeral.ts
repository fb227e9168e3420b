const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/**
 * Reads a whole number written in Chinese (`一千二百零三`, `二〇二七`) or Arabic digits, full-width included.
 * Null where the text is not a numeral.
 */
export function parseChineseNumeral(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (/^\d+$/u.test(plain)) return Number(plain);
  if (!/^[零〇一二两三四五六七八九十百千万亿]+$/u.test(plain)) return null;
  if (/^[零〇一二三四五六七八九]{2,}$/u.test(plain)) return Number([...plain].map((digit) => DIGITS[digit]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of plain) {
    const unit = UNITS[character];
    const myriad = MYRIADS[character];
    if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = null;
    } else if (myriad !== undefined) {
      section += digit ?? 0;
      if (section === 0 && total === 0) return null;
      // 一万亿 multiplies what stands before it; 一亿二千万 adds to it.
      total = myriad > total && total > 0 ? (total + section) * myriad : total + section * myriad;
      section = 0;
      digit = null;
    } else {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS[character] ?? 0;
    }
  }
  return total + section + (digit ?? 0);
}

const NUMERALS = '零一二三四五六七八九';

/** Prints a whole number from 0 to 9,999 as clause numbers are written: `一百二十三`, `十一`. */
export function printChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new RangeError(`not a clause number: ${value}`);
  if (value === 0) return '零';
  let printed = '';
  let gap = false;
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      gap = printed !== '';
      continue;
    }
    printed += `${gap ? '零' : ''}${NUMERALS.charAt(digit)}${unit}`;
    gap = false;
  }
  return printed.replace(/^一十/u, '十');
}
