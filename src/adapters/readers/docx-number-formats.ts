const DIGITS = '〇一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_UNITS = ['', '拾', '佰', '仟'];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** A number as Word prints it in one of its formats (ECMA-376, 17.18.59 ST_NumberFormat); `null` for bullets and none. */
export function formatNumber(value: number, format: string): string | null {
  switch (format) {
    case 'none':
    case 'bullet':
      return null;
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return counted(value, DIGITS.replace('〇', '零'), UNITS);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counted(value, LEGAL_DIGITS, LEGAL_UNITS);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
    case 'taiwaneseCounting':
      return [...`${value}`].map((digit) => DIGITS[Number(digit)]).join('');
    case 'ideographTraditional':
      return STEMS[(value - 1) % STEMS.length] ?? `${value}`;
    case 'ideographZodiac':
      return BRANCHES[(value - 1) % BRANCHES.length] ?? `${value}`;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(value, 0x2460, 20);
    case 'decimalEnclosedParen':
      return enclosed(value, 0x2474, 20);
    case 'decimalEnclosedFullstop':
      return enclosed(value, 0x2488, 20);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...`${value}`].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    case 'decimalZero':
      return `${value}`.padStart(2, '0');
    case 'upperLetter':
      return lettered(value);
    case 'lowerLetter':
      return lettered(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    default:
      return `${value}`;
  }
}

/** 一百零五; ten to nineteen without 一 before 十. Beyond 9999 in figures. */
function counted(value: number, digits: string, units: readonly string[]): string {
  if (value === 0 || value > 9999) return value === 0 ? (digits[0] ?? '') : `${value}`;
  const figures = [...`${value}`].map(Number);
  const words = figures.map((digit, at) => (digit === 0 ? '0' : `${digits[digit]}${units[figures.length - 1 - at]}`));
  const written = words
    .join('')
    .replace(/0+$/u, '')
    .replace(/0+/gu, digits[0] ?? '');
  return value < 20 && value >= 10 && units === UNITS ? written.slice(1) : written;
}

function enclosed(value: number, first: number, most: number): string {
  return value >= 1 && value <= most ? String.fromCodePoint(first + value - 1) : `${value}`;
}

/** A … Z, AA … ZZ, AAA, as Word repeats the letter. */
function lettered(value: number): string {
  if (value < 1 || value > 780) return `${value}`;
  const letter = String.fromCharCode(0x41 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  const signs = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const;
  if (value < 1 || value > 3999) return `${value}`;
  let left = value;
  let written = '';
  for (const [worth, sign] of signs) {
    for (; left >= worth; left -= worth) written += sign;
  }
  return written;
}
