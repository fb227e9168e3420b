import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openYuece, type Yuece, type YueceOptions } from '../../src/assemble.js';

/** Where `build-seed-data.ts` says that the index of the seed lies. */
export const SEED_DATA_VARIABLE = 'YUECE_TEST_SEED_DATA';

/** An own copy of the seed's index in a temporary folder, which the caller removes. */
export function copySeedData(): string {
  const built = process.env[SEED_DATA_VARIABLE];
  const folder = mkdtempSync(join(tmpdir(), 'yuece-test-'));
  if (built !== undefined) cpSync(built, folder, { recursive: true });
  return folder;
}

/** The product on the seed policy, opened before the tests of a file and removed after them. */
export function openSeedYuece(options: Omit<YueceOptions, 'dataDir'> = {}): () => Yuece {
  let opened: Yuece | undefined;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = copySeedData();
    opened = await openYuece({ dataDir, ...options });
  });
  afterAll(async () => {
    await opened?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (!opened) throw new Error('the product is open only while tests run');
    return opened;
  };
}
