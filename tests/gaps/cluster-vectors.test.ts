import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterVectors } from '../../src/gaps/cluster-vectors.js';
import { randomVector } from '../support/made-corpus.js';

const at = (degrees: number): Float32Array =>
  new Float32Array([Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]);

describe('clusters of vectors', () => {
  it('puts together what lies close, in the order it began, the most typical first', () => {
    // 10 lies between the other two of its cluster.
    expect(clusterVectors([0, 10, 20, 90, 95].map(at), 0.9)).toEqual([
      [1, 0, 2],
      [3, 4],
    ]);
  });

  it('compares with the middle of a cluster, which moves with its members', () => {
    // 40 is too far from 0 (cosine .77), and near enough to the middle of 0, 10 and 20.
    expect(clusterVectors([0, 40].map(at), 0.85)).toHaveLength(2);
    expect(clusterVectors([0, 10, 20, 40].map(at), 0.85)).toHaveLength(1);
  });

  it('joins the nearest of several that are near enough', () => {
    expect(clusterVectors([0, 60, 35].map(at), 0.8)).toEqual([[0], [1, 2]]);
  });

  it('loses nothing, doubles nothing, and does the same again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 }),
        fc.double({ min: 0, max: 1 }),
        (seeds, threshold) => {
          const vectors = seeds.map((seed) => randomVector(seed));
          const clusters = clusterVectors(vectors, threshold);
          expect(clusters.flat().sort((a, b) => a - b)).toEqual(seeds.map((_, place) => place));
          expect(clusterVectors(vectors, threshold)).toEqual(clusters);
        },
      ),
    );
  });
});
