/** Provinces of GB/T 2260, the first two digits of an identity number. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/u;
/** Weights of GB 11643-1999: powers of 2 modulo 11. */
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECKS = '10X98765432';
/** Signs of GB 32100-2015 by value, and its weights: powers of 3 modulo 31. */
const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether digits have the form of an identity number: a province, and a day that there is; 18 characters, or 15 of the old form. */
export function looksLikeIdentity(number: string): boolean {
  const born = number.length === 15 ? `19${number.slice(6, 12)}` : number.slice(6, 14);
  const [year, month, day] = [born.slice(0, 4), born.slice(4, 6), born.slice(6, 8)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return PROVINCE.test(number) && year >= 1900 && year <= 2099 && date.getUTCMonth() === month - 1 && day > 0;
}

/** Whether the last character of 18 checks by GB 11643-1999. */
export function isIdentity(number: string): boolean {
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return number.length === 18 && IDENTITY_CHECKS[sum % 11] === number[17]?.toUpperCase();
}

/** Whether the last of 18 characters checks by GB 32100-2015. */
export function isCreditCode(code: string): boolean {
  const values = [...code.toUpperCase()].map((sign) => CREDIT_SIGNS.indexOf(sign));
  const sum = CREDIT_WEIGHTS.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0);
  return code.length === 18 && !values.includes(-1) && (31 - (sum % 31)) % 31 === values[17];
}

/** Whether digits check by Luhn's formula (ISO/IEC 7812-1), as card numbers do. */
export function isCardNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
