import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openYuece } from '../../src/assemble.js';
import { buildProduct } from './build-product.js';
import { SEED_DATA_VARIABLE } from './seed-yuece.js';

let built: string | undefined;

/**
 * Vitest's global setup: compiles what changed, and builds the index of the seed once for the whole run; every file that asks
 * the real product starts from a copy of it. A first build, and a build after a change, are tested where they are the matter (tests/cli, tests/ingest).
 * Each project calls it, in one process.
 */
export async function setup(): Promise<void> {
  if (process.env[SEED_DATA_VARIABLE] !== undefined) return;
  buildProduct();
  built = mkdtempSync(join(tmpdir(), 'yuece-seed-'));
  process.env[SEED_DATA_VARIABLE] = built;
  const yuece = await openYuece({ dataDir: built });
  await yuece.close();
}

export function teardown(): void {
  if (built !== undefined) rmSync(built, { recursive: true, force: true });
}
