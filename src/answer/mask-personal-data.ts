import { seenText } from '../search/clean-question.js';
import { isCardNumber, isCreditCode, isIdentity, looksLikeIdentity } from './check-digits.js';

/** Kinds of personal data that are masked, in the order they are looked for. */
export type PersonalDataKind =
  | 'email'
  | 'identity-number'
  | 'credit-code'
  | 'bank-card'
  | 'mobile'
  | 'landline'
  | 'travel-document';

/** A text without personal data, and what was taken out of it. */
export interface MaskedText {
  readonly masked: string;
  readonly found: readonly PersonalDataKind[];
}

/** Stands in place of what was masked; carries no word that search could match. */
export const MASK = '***';

interface Recogniser {
  readonly kind: PersonalDataKind;
  readonly pattern: RegExp;
  /** Whether what fits the pattern is personal data: its signs without separators, and the words just before it. */
  readonly isPersonal?: (signs: string, before: string) => boolean;
}

/** Characters before a number that may say what it is. */
const CONTEXT = 16;
const SEPARATOR = '[ .·_-]?';
const repeated = (sign: string, least: number, most: number): string =>
  `(?:${sign}${SEPARATOR}){${least - 1},${most - 1}}${sign}`;
const SPOKEN_DIGITS = '零一二三四五六七八九';

const IDENTITY_WORDS = /身份证|身分证|证件|证号|\bid\b/iu;
const CARD_WORDS = /卡|账号|帐号|账户|帐户|card|account/iu;
const OWN_WORDS = /我|本人|致电|回电|打给|座机|家里|家庭电话|my |call me/iu;

const RECOGNISERS: readonly Recogniser[] = [
  { kind: 'email', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/gu },
  {
    kind: 'identity-number',
    // Digits that the person has covered already count too: 44010619900101xxxx.
    pattern: new RegExp(
      `(?<![0-9A-Za-z])(?:${repeated('\\d', 14, 14)}[xX*]{2,4}|${repeated('\\d', 17, 17)}${SEPARATOR}[\\dXx]|${repeated('\\d', 15, 15)})(?![0-9A-Za-z])`,
      'gu',
    ),
    isPersonal: (signs, before) =>
      looksLikeIdentity(signs) || isIdentity(signs) || (IDENTITY_WORDS.test(before) && !isCreditCode(signs)),
  },
  {
    kind: 'credit-code',
    pattern: /(?<![0-9A-Za-z])[1-9ANY][1-9A-GN]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/giu,
    isPersonal: (signs) => isCreditCode(signs) || /[A-Z]/iu.test(signs.slice(8)),
  },
  {
    kind: 'bank-card',
    pattern: new RegExp(`(?<![0-9A-Za-z])${repeated('\\d', 16, 19)}(?![0-9A-Za-z])`, 'gu'),
    isPersonal: (signs, before) => /^[3-6]/u.test(signs) && (isCardNumber(signs) || CARD_WORDS.test(before)),
  },
  {
    kind: 'mobile',
    pattern: new RegExp(
      `(?<!\\d)(?:\\+?86${SEPARATOR})?1${SEPARATOR}[3-9]${SEPARATOR}${repeated('\\d', 9, 9)}(?!\\d)`,
      'gu',
    ),
  },
  {
    kind: 'mobile',
    pattern: new RegExp(
      `(?<![${SPOKEN_DIGITS}])[一幺][三四五六七八九][${SPOKEN_DIGITS}〇幺两]{9}(?![${SPOKEN_DIGITS}])`,
      'gu',
    ),
  },
  {
    kind: 'landline',
    pattern: /(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3}[ -]?)\d{7,8}(?!\d)/gu,
    isPersonal: (_, before) => OWN_WORDS.test(before),
  },
  {
    kind: 'travel-document',
    pattern: /(?<![0-9A-Za-z])(?:[EGDSPHKM][A-HJ-NP-Z]?\d{7,10}|[CW][A-Z]?\d{7,8})(?![0-9A-Za-z])/giu,
    isPersonal: (_, before) => /护照|通行证|回乡证|台胞证|passport|permit/iu.test(before),
  },
];

/**
 * Masks identity numbers, unified credit codes, bank cards, mobile numbers, own landlines, travel documents and e-mail
 * addresses, however they are disguised (full-width, hidden characters, blanks between digits). Everything after this step,
 * and everything kept, sees the masked text only.
 *
 * A number is not let through because its check digit is wrong: people mistype, and a wrong digit hides nobody. So an
 * identity number needs only a province and a day of birth, or the word for it; a card without a right check digit, a landline
 * and a travel document need a word before them that says what they are, since figures and document numbers look alike.
 */
export function maskPersonalData(text: string): MaskedText {
  if (!/[\d@０-９]|[一幺][三四五六七八九]|[^\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/u.test(text))
    return { masked: text, found: [] };
  let masked = seenText(text);
  const found = new Set<PersonalDataKind>();
  for (const { kind, pattern, isPersonal } of RECOGNISERS) {
    masked = masked.replace(pattern, (match: string, ...rest: (string | number)[]) => {
      const at = Number(rest.find((value) => typeof value === 'number'));
      const signs = match.replace(/[ .·_()-]/gu, '');
      if (isPersonal && !isPersonal(signs, masked.slice(Math.max(0, at - CONTEXT), at))) return match;
      found.add(kind);
      return MASK;
    });
  }
  return found.size > 0 ? { masked, found: [...found] } : { masked: text, found: [] };
}
