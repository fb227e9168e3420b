import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../src/adapters/fetch/public-address.js';

/** Networks that no official site stands in, from the registries of special-purpose addresses (RFC 6890 and what followed). */
const CLOSED: readonly (readonly [number, number, number, number, number])[] = [
  [0, 0, 0, 0, 8],
  [10, 0, 0, 0, 8],
  [100, 64, 0, 0, 10],
  [127, 0, 0, 0, 8],
  [169, 254, 0, 0, 16],
  [172, 16, 0, 0, 12],
  [192, 0, 0, 0, 24],
  [192, 0, 2, 0, 24],
  [192, 168, 0, 0, 16],
  [198, 18, 0, 0, 15],
  [198, 51, 100, 0, 24],
  [203, 0, 113, 0, 24],
  [224, 0, 0, 0, 4],
  [240, 0, 0, 0, 4],
];
const numberOf = (a: number, b: number, c: number, d: number): number => ((a * 256 + b) * 256 + c) * 256 + d;
const isClosed = (address: number): boolean =>
  CLOSED.some(([a, b, c, d, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(numberOf(a, b, c, d) / size);
  });
const dotted = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
const hex = (address: number): string =>
  `${Math.floor(address / 65_536).toString(16)}:${(address % 65_536).toString(16)}`;
const inside = fc
  .tuple(fc.constantFrom(...CLOSED), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  .map(([[a, b, c, d, bits], at]) => numberOf(a, b, c, d) + Math.floor(at * 2 ** (32 - bits)));

const any = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('public addresses', () => {
  it('leave out every closed network of IPv4, its first and last address too', () => {
    for (const [a, b, c, d, bits] of CLOSED) {
      const first = numberOf(a, b, c, d);
      for (const address of [first, first + 2 ** (32 - bits) - 1]) {
        expect(isPublicAddress(dotted(address)), dotted(address)).toBe(false);
      }
    }
    fc.assert(
      fc.property(inside, (address) => {
        expect(isPublicAddress(dotted(address)), dotted(address)).toBe(false);
      }),
    );
  });

  it('are most others: sites can be reached', () => {
    for (const address of [
      '8.8.8.8',
      '183.60.0.1',
      '9.255.255.255',
      '11.0.0.0',
      '172.32.0.1',
      '100.128.0.1',
      '240e::1',
      '2408:8756::7',
      '2620:0:861::1',
    ])
      expect(isPublicAddress(address), address).toBe(true);
    fc.assert(
      fc.property(any, (address) => {
        if (isPublicAddress(dotted(address))) expect(isClosed(address)).toBe(false);
      }),
    );
  });

  it('leave out every way to write an IPv4 address in IPv6, public ones too', () => {
    const address = fc.oneof(inside, any);
    fc.assert(
      fc.property(address, (ip) => {
        const [upper = '', lower = ''] = hex(ip).split(':');
        for (const text of [
          `::ffff:${dotted(ip)}`,
          `::ffff:${hex(ip)}`,
          `::${hex(ip)}`,
          `::ffff:0:${hex(ip)}`,
          `64:ff9b::${hex(ip)}`,
          `64:ff9b:1::${hex(ip)}`,
          `2002:${upper}:${lower}::1`,
          `2001::${hex(ip)}`,
        ])
          expect(isPublicAddress(text), text).toBe(false);
      }),
    );
  });

  it('leave out what IPv6 keeps for itself', () => {
    for (const text of [
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12:3456::1',
      'fec0::1',
      'ff02::1',
      '100::1',
      '2001:db8::1',
      '3fff::1',
      '5f00::1',
      '4000::1',
      'e000::1',
    ])
      expect(isPublicAddress(text), text).toBe(false);
    // 2000::/3 alone is given out.
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const first = Number.parseInt(text.startsWith(':') ? '0' : (text.split(':')[0] ?? '0'), 16);
        if (isPublicAddress(text)) expect(first >> 13).toBe(1);
      }),
    );
  });

  it('are addresses: words and odd notations are none', () => {
    for (const text of [
      '',
      'localhost',
      'www.gd.gov.cn',
      '0x7f.0.0.1',
      '2130706433',
      '0177.0.0.1',
      '127.1',
      '10.1',
      '1.2.3.4.5',
      '[::1]',
    ])
      expect(isPublicAddress(text), text).toBe(false);
  });
});
