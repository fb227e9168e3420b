import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionOf } from '../support/change-until-killed.js';
import { killWriter } from '../support/kill-writer.js';
import { randomNumbers } from '../support/made-corpus.js';

const KILLS = 20;
/** A change takes some milliseconds: within this time after one was told, the next ones are killed anywhere. */
const WITHIN_MS = 40;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-killed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a writer that is killed', () => {
  it(`leaves the last state it told of, or the one after it, whole (${KILLS} times)`, async () => {
    const next = randomNumbers(2024);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { index, reason, told, version } = await killWriter(folder, next() * WITHIN_MS);
      expect(reason).toBeNull();
      expect([told, told + 1]).toContain(version);
      for (const { document, clauses, passages } of versionOf(version)) {
        expect(index.clausesOf(document.id)).toEqual(clauses);
        const [first] = passages;
        expect(index.nearest(first?.vector ?? new Float32Array(), 1)[0]?.score).toBeCloseTo(1, 5);
      }
      expect(index.passageCount).toBe(versionOf(version).reduce((sum, each) => sum + each.passages.length, 0));
    }
  }, 240_000);
});
