import { describe, expect, it } from 'vitest';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { type Measured, NO_SIGNALS } from '../../src/search/fuse-signals.js';
import { readJointly } from '../../src/search/read-jointly.js';
import { RETRIEVAL } from '../../src/search/weights.js';
import { aClause } from '../support/evaluation-builders.js';

const index = {
  document: () => ({ title: '供水条例' }),
  passage: (ordinal: number) => ({ text: `第${ordinal}段` }),
} as unknown as ClauseIndex;
const candidates = (count: number): readonly Measured[] =>
  Array.from({ length: count }, (_, at) => ({
    clause: aClause(`${at + 1}`, '正文'),
    ordinal: at,
    signals: NO_SIGNALS,
  }));

/** Scores the passages 3, 2, 1 … in the order given, and tells what it was given. */
function falling(given: string[] = []) {
  return {
    score: async (_: string, passages: readonly string[]) => {
      given.push(...passages);
      return passages.map((_, at) => 3 - at);
    },
  };
}

describe('reading the best candidates together with the question', () => {
  it('gives each the score of its best passage, read under its titles', async () => {
    const given: string[] = [];
    const read = await readJointly(index, falling(given), '问题', candidates(2));
    expect(given).toEqual([expect.stringMatching(/^供水条例｜.*\n第0段$/u), expect.stringMatching(/\n第1段$/u)]);
    expect(read.map(({ signals }) => signals.joint)).toEqual([3, 2]);
  });

  it('leaves the others at the worst of those read: not to be read speaks neither for a clause nor against it', async () => {
    const given: string[] = [];
    const read = await readJointly(index, falling(given), '问题', candidates(RETRIEVAL.readJointly + 3));
    expect(given).toHaveLength(RETRIEVAL.readJointly);
    const worst = 3 - (RETRIEVAL.readJointly - 1);
    expect(read.slice(RETRIEVAL.readJointly).map(({ signals }) => signals.joint)).toEqual([worst, worst, worst]);
  });

  it('has nothing to read of no candidates', async () => {
    expect(await readJointly(index, falling(), '问题', [])).toEqual([]);
  });
});
