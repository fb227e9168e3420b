import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  discountedGain,
  normalisedGain,
  recallAt,
  reciprocalRank,
  successAt,
} from '../../src/evaluation/retrieval-measures.js';

describe('retrieval measures, by hand', () => {
  it('discount the gain at rank i by log2(i + 1)', () => {
    // 3/1 + 2/1.58496 + 0 + 1/2.32193
    expect(discountedGain([3, 2, 0, 1], 4)).toBeCloseTo(3 + 1.26186 + 0.43068, 4);
  });

  it('give nDCG 1 for the ideal order and the share of it otherwise', () => {
    expect(normalisedGain([1, 0, 0], [1], 10)).toBe(1);
    expect(normalisedGain([0, 1, 0], [1], 10)).toBeCloseTo(0.63093, 5);
    // (1/log2 2 + 1/log2 4) / (1/log2 2 + 1/log2 3)
    expect(normalisedGain([1, 0, 1], [1, 1], 10)).toBeCloseTo(1.5 / 1.63093, 4);
  });

  it('hold what was not found against nDCG', () => {
    expect(normalisedGain([1], [1, 1], 10)).toBeCloseTo(1 / 1.63093, 4);
  });

  it('look no deeper than k', () => {
    expect(normalisedGain([0, 1], [1], 1)).toBe(0);
    expect(recallAt([false, true, true], 4, 2)).toBe(0.25);
    expect(successAt([false, false, true], 2)).toBe(0);
    expect(reciprocalRank([false, false, true], 2)).toBe(0);
  });

  it('take the reciprocal of the first relevant rank', () => {
    expect(reciprocalRank([false, false, true, true], 10)).toBeCloseTo(1 / 3, 10);
  });

  it('are 0 where nothing is relevant', () => {
    expect([normalisedGain([0], [], 10), recallAt([], 0, 10), successAt([], 10), reciprocalRank([], 10)]).toEqual([
      0, 0, 0, 0,
    ]);
  });
});

describe('nDCG against a naive oracle', () => {
  /** The best discounted gain by trying every order: slow, and needs no insight into which order is best. */
  const bestGain = (gains: readonly number[], k: number): number => {
    const orders = (rest: readonly number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((gain, at) =>
            orders([...rest.slice(0, at), ...rest.slice(at + 1)]).map((tail) => [gain, ...tail]),
          );
    const sums = orders(gains).map((order) => {
      let sum = 0;
      for (let rank = 1; rank <= Math.min(k, order.length); rank += 1) {
        sum += ((order[rank - 1] ?? 0) * Math.LN2) / Math.log(rank + 1);
      }
      return sum;
    });
    return Math.max(...sums);
  };

  it('agrees for every ranking of up to six graded hits, at every depth', () => {
    const gains = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(gains, fc.integer({ min: 1, max: 7 }), (ranked, k) => {
        const best = bestGain(ranked, k);
        const expected = best === 0 ? 0 : discountedGain(ranked, k) / best;
        expect(normalisedGain(ranked, ranked, k)).toBeCloseTo(expected, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('lies in 0–1 and never falls when a relevant hit moves up by one', () => {
    const ranking = fc.array(fc.boolean(), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(ranking, fc.nat(), (hits, seed) => {
        const at = seed % (hits.length - 1);
        const gains = hits.map(Number);
        const swapped = [...gains];
        [swapped[at], swapped[at + 1]] = [gains[at + 1] ?? 0, gains[at] ?? 0];
        const [before, after] = [gains, swapped].map((each) => normalisedGain(each, gains, 10)) as [number, number];
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(1 + 1e-12);
        if ((gains[at + 1] ?? 0) > (gains[at] ?? 0)) expect(after).toBeGreaterThanOrEqual(before - 1e-12);
      }),
    );
  });
});
