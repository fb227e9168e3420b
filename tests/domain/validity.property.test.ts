import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, type DeclaredStatus, validityOn } from '../../src/domain/policy-document.js';
import { policyDocument } from '../support/policy-document.js';

const FIRST = Date.UTC(2020, 0, 1);
const days = Array.from({ length: 60 }, (_, at): Day => new Date(FIRST + at * 86_400_000).toISOString().slice(0, 10));
const someDay = fc.constantFrom<Day | null>(null, ...days);
const status = fc.constantFrom<DeclaredStatus | null>(null, 'repealed', 'superseded', 'draft');

describe('validity on a day', () => {
  // The oracle walks the calendar as a clerk would, day by day, and compares no days of the document with each other.
  it('is what a walk through the calendar finds', () => {
    fc.assert(
      fc.property(
        fc.record({ issuedOn: someDay, publishedOn: someDay, effectiveOn: someDay, expiresOn: someDay, status }),
        fc.constantFrom(...days),
        (facts, asked) => {
          let [isAdopted, isBegun, isOver] = [facts.issuedOn === null, false, false];
          let found: string = 'none';
          for (const today of days) {
            if (today === facts.issuedOn) isAdopted = true;
            const begins = facts.effectiveOn ?? facts.publishedOn ?? facts.issuedOn;
            if (today === begins) isBegun = true;
            if (today === asked) {
              if (facts.status === 'draft') found = 'draft';
              else if (isOver || (facts.expiresOn === null && facts.status)) found = facts.status ?? 'expired';
              else if (begins === null) found = 'unknown';
              else found = isBegun && isAdopted ? 'in_force' : 'not_yet';
            }
            if (today === facts.expiresOn) isOver = true;
          }
          expect(validityOn(policyDocument('a', facts), asked)).toBe(found);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('of what was replaced was in force until then, and of a draft never', () => {
    const replaced = policyDocument('a', { issuedOn: '2019-01-01', expiresOn: '2024-12-31', status: 'superseded' });
    expect(['2018-12-31', '2024-12-31', '2025-01-01'].map((day) => validityOn(replaced, day))).toEqual([
      'not_yet',
      'in_force',
      'superseded',
    ]);
    expect(validityOn(policyDocument('b', { issuedOn: '2019-01-01', status: 'draft' }), '2020-01-01')).toBe('draft');
  });

  it('of an amended law begins with the amendment, though its text repeats the first day of the first version', () => {
    const amended = policyDocument('a', { issuedOn: '2025-10-28', effectiveOn: '2017-06-01' });
    expect(validityOn(amended, '2020-01-01')).toBe('not_yet');
    expect(validityOn(amended, '2025-10-28')).toBe('in_force');
  });
});
