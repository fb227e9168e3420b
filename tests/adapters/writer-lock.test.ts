import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWriterLock } from '../../src/adapters/writer-lock.js';
import { repositoryPath } from '../support/shared-data.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = () => createWriterLock(folder)(async () => 1);

describe('the lock of a data directory', () => {
  it('lets one writer in at a time, and the next one when the first is done, whether it failed or not', async () => {
    const inside = await createWriterLock(folder)(async () => [await write(), await write()]);
    expect(inside).toEqual({ state: 'written', result: [{ state: 'busy' }, { state: 'busy' }] });
    const failing = createWriterLock(folder)(() => Promise.reject(new Error('disk full')));
    await expect(failing).rejects.toThrow('disk full');
    expect(await write()).toEqual({ state: 'written', result: 1 });
  });

  it('stands between processes, and kill -9 leaves nothing of it (5 times)', async () => {
    const script = repositoryPath('tests', 'support', 'hold-writer-lock.ts');
    for (let kill = 0; kill < 5; kill += 1) {
      const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      // Twice: a writer that was turned away must not undo the lock by going.
      expect([await write(), await write()]).toEqual([{ state: 'busy' }, { state: 'busy' }]);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await write()).toEqual({ state: 'written', result: 1 });
    }
  }, 60_000);
});
