/** Kinds of personal data that are masked, in the order they are looked for. */
export type PersonalDataKind = 'identity-number' | 'credit-code' | 'mobile' | 'bank-card' | 'email';

/** A text without personal data, and what was taken out of it. */
export interface MaskedText {
  readonly masked: string;
  readonly found: readonly PersonalDataKind[];
}

/** Stands in place of what was masked; carries no word that search could match. */
const MASK = '***';

/** Digits may be grouped by blanks or dashes, as people type them. */
const grouped = (digits: string): string => [...digits.matchAll(/\\d|\[[^\]]+\]/gu)].join('[ -]?');

const PATTERNS: readonly (readonly [PersonalDataKind, RegExp])[] = [
  ['email', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/gu],
  [
    'identity-number',
    /(?<![0-9A-Z])[1-9]\d{5}[ -]?(?:19|20)\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{3}[\dXx](?![0-9A-Za-z])/gu,
  ],
  // GB 32100-2015: 18 characters, without I, O, S, V, Z; the third to the eighth are the region's digits.
  ['credit-code', /(?<![0-9A-Z])[1-9AYN][1-9A-GN]\d{6}(?=[0-9A-Z]{0,9}[A-Z])[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/gu],
  ['bank-card', /(?<!\d)(?:62|4\d|5[1-5]|35)\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/gu],
  ['mobile', new RegExp(`(?<!\\d)(?:\\+?86[ -]?)?${grouped('[1][3-9]\\d\\d\\d\\d\\d\\d\\d\\d\\d')}(?!\\d)`, 'gu')],
];

/**
 * Masks identity numbers, credit codes, bank cards, mobile numbers and e-mail addresses, full-width digits included.
 * Everything after this step, and everything kept, sees the masked text only.
 */
export function maskPersonalData(text: string): MaskedText {
  // Full-width letters and digits map one to one, so that spans stay true.
  let masked = text.replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const found: PersonalDataKind[] = [];
  for (const [kind, pattern] of PATTERNS) {
    const before = masked;
    masked = masked.replace(pattern, MASK);
    if (masked !== before) found.push(kind);
  }
  return { masked: found.length > 0 ? masked : text, found };
}
