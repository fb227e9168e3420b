import { describe, expect, it } from 'vitest';
import { isCardNumber, isCreditCode, isIdentity, looksLikeIdentity } from '../../src/answer/check-digits.js';

describe('check digits', () => {
  // The examples that the standards themselves print, and the test card of ISO 7812 issuers.
  it.each([
    ['GB 11643', isIdentity, '11010519491231002X'],
    ['GB 11643', isIdentity, '440524188001010014'],
    ['GB 32100', isCreditCode, '91350100M000100Y43'],
    ['Luhn', isCardNumber, '4111111111111111'],
  ])('%s holds for a right number and for none with one sign changed', (_standard, checks, number) => {
    expect(checks(number)).toBe(true);
    for (let at = 0; at < number.length - 1; at += 1) {
      const digit = number[at] ?? '';
      if (!/\d/u.test(digit)) continue;
      const changed = `${number.slice(0, at)}${(Number(digit) + 1) % 10}${number.slice(at + 1)}`;
      expect(checks(changed), changed).toBe(false);
    }
  });

  it.each([
    ['440106198802291231', true],
    ['440106198902291231', false],
    ['990106198802291231', false],
    ['440106880808231', true],
    ['440106881308231', false],
  ])('an identity number has a province and a day that there was: %s', (number, looks) => {
    expect(looksLikeIdentity(number)).toBe(looks);
  });
});
