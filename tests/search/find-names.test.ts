import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFinder } from '../../src/search/find-names.js';

const words = fc.string({ unit: fc.constantFrom('数', '据', '法', 'a'), maxLength: 5 });

describe('the finder of names', () => {
  it('finds what looking for each name by itself finds, in the order of the list', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('数', '据', '法', 'a') }),
        (names, text) => {
          const expected = names.flatMap((name, at) => (name !== '' && text.includes(name) ? [at] : []));
          expect(nameFinder(names)(text)).toEqual(expected);
        },
      ),
    );
  });
});
