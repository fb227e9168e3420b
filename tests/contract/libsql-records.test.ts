import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibsqlRecords } from '../../src/adapters/records/libsql-records.js';
import { exchange } from '../support/exchange.js';
import { describeRecords } from './records.contract.js';

describeRecords('libsql', openLibsqlRecords);

describe('libsql records on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuece-records-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('still has every acknowledged exchange after kill -9', async () => {
    const conversationId = randomUUID();
    const script = fileURLToPath(new URL('../support/append-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder, conversationId], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line);
      if (acknowledged.length === 25) child.kill('SIGKILL');
    }
    const [, signal] = await gone;
    expect(signal).toBe('SIGKILL');

    const records = await openLibsqlRecords(folder);
    const kept = (await records.conversation(conversationId, 100_000)).map((each) => each.messageId);
    await records.close();
    // One more may have reached the disk than was told; never one fewer, and in the order told.
    expect(kept.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(kept.length - acknowledged.length).toBeLessThanOrEqual(1);
  });

  it('keeps one rating a message, the last, and none once its conversation is deleted', async () => {
    const kept = exchange();
    const records = await openLibsqlRecords(folder);
    await records.append(kept);
    const rating = { messageId: kept.messageId, reason: null, comment: null, givenAt: 1 };
    await records.rate({ ...rating, rating: 'up' });
    await records.rate({ ...rating, rating: 'down', comment: '数字不对' });
    const ratings = (): unknown[] => {
      const file = new Database(join(folder, 'records.db'));
      const rows = file.prepare('select rating, comment from feedback').all();
      file.close();
      return rows;
    };
    expect(ratings()).toEqual([{ rating: 'down', comment: '数字不对' }]);
    await records.deleteConversation(kept.conversationId);
    expect(ratings()).toEqual([]);
    await records.close();
  });

  it('leaves no trace of a deleted question in any of its files', async () => {
    const kept = exchange({ question: 'secret-words-of-a-person' });
    const records = await openLibsqlRecords(folder);
    await records.append(kept);
    expect(await everyByte(folder)).toContain('secret-words-of-a-person');
    await records.deleteConversation(kept.conversationId);
    expect(await everyByte(folder)).not.toContain('secret-words-of-a-person');
    await records.close();
  });

  it('is readable by its owner alone', async () => {
    const records = await openLibsqlRecords(folder);
    await records.append(exchange());
    for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
    await records.close();
  });

  it('says so, as a fault of the product, where the file is no database', async () => {
    await writeFile(
      join(folder, 'records.db'),
      'not a database at all, but long enough to be taken for one'.repeat(50),
    );
    await expect(openLibsqlRecords(folder)).rejects.toMatchObject({ name: 'Failure', code: 'not_ready' });
  });

  it('can be opened twice at once: a command line beside the server', async () => {
    const [first, second] = await Promise.all([openLibsqlRecords(folder), openLibsqlRecords(folder)]);
    const conversationId = randomUUID();
    await first.append(exchange({ conversationId, question: '一' }));
    await second.append(exchange({ conversationId, question: '二' }));
    expect((await first.conversation(conversationId, 10)).map((each) => each.question)).toEqual(['一', '二']);
    await Promise.all([first.close(), second.close()]);
  });
});

async function everyByte(folder: string): Promise<string> {
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))).join('\n');
}
