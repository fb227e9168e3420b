import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killPublisher } from '../support/kill-publisher.js';
import { randomNumbers } from '../support/made-corpus.js';

/** A hundred are killed by `npm run bench -- kills`. */
const KILLS = 3;
/** A change takes some tens of milliseconds: within this time after one was told, the next ones are killed anywhere. */
const WITHIN_MS = 150;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-killed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a publisher that is killed', () => {
  it(`leaves the last change that it acknowledged, or the one after it, wholly (${KILLS} times)`, async () => {
    const next = randomNumbers(88);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { acknowledged, happened, faults } = await killPublisher(folder, next() * WITHIN_MS);
      expect(faults).toEqual([]);
      expect([acknowledged, acknowledged + 1]).toContain(happened);
    }
  }, 120_000);
});
