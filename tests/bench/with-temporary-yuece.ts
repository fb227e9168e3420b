import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openYuece, type Yuece } from '../../src/assemble.js';

/** Opens the product on the seed in a folder of its own, which is removed afterwards. */
export async function withTemporaryYuece<Result>(work: (yuece: Yuece) => Promise<Result>): Promise<Result> {
  return withTemporaryFolder(async (dataDir) => {
    const yuece = await openYuece({ dataDir });
    return work(yuece).finally(yuece.close);
  });
}

/** Gives `work` an empty folder and removes it afterwards. */
export async function withTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'yuece-bench-'));
  return work(folder).finally(() => rm(folder, { recursive: true, force: true }));
}
