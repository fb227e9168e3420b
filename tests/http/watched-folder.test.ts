import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chatResponse } from '../../src/contract/chat.js';
import type { RunningServer } from '../../src/serve.js';
import { runCommand } from '../cli/run-command.js';
import { serveHere } from '../support/real-server.js';
import { copySeedData } from '../support/seed-yuece.js';

const TITLE = '支持养蜂产业办法';
const ID = 'zhichiyangfengchanyebanfa';
const bees = (amount: number, second = '第二条') =>
  `${TITLE}\n第一条 对每箱中华蜜蜂补助${amount}元。\n${second} 建设养蜂示范基地。`;
/** A file must settle, and one that went must stay away, before anything is done. */
const PATIENCE = { timeout: 60_000, interval: 200 };

describe('a folder that a server watches', { timeout: 120_000 }, () => {
  let dataDir: string;
  let folder: string;
  let server: RunningServer;
  const start = async () => {
    server = await serveHere(dataDir, { watchDir: folder });
  };
  beforeAll(async () => {
    dataDir = copySeedData();
    folder = mkdtempSync(join(tmpdir(), 'yuece-watched-'));
    await start();
  }, 60_000);
  afterAll(async () => {
    await server?.close();
    for (const each of [dataDir, folder]) rmSync(each, { recursive: true, force: true });
  });

  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  const asked = async (): Promise<string | undefined> => {
    const reply = await fetch(`${server.address}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: '每箱中华蜜蜂补助多少元？' }),
    });
    const { citations } = chatResponse.parse(await reply.json());
    return /补助\d+元/u.exec(citations.map(({ quote }) => quote).join())?.[0];
  };
  const answers = (wanted: string | undefined) => vi.waitFor(async () => expect(await asked()).toBe(wanted), PATIENCE);
  const metrics = async (state: string): Promise<string | undefined> => {
    const text = await (await fetch(`${server.address}/metrics`)).text();
    return new RegExp(`yuece_watched_files\\{state="${state}"\\} (\\d+)`, 'u').exec(text)?.[1];
  };

  it('answers from a file that is dropped, replaced, renamed, and taken away', async () => {
    write('~$bees.txt', bees(1));
    write('.bees.txt.swp', bees(2));
    write('bees.txt', bees(100));
    await answers('补助100元');
    write('bees.txt', bees(250));
    await answers('补助250元');
    renameSync(join(folder, 'bees.txt'), join(folder, '养蜂.txt'));
    // Longer than a file that went is waited for.
    await setTimeout(5000);
    expect(await asked()).toBe('补助250元');
    const versions = JSON.parse((await runCommand('versions', ID, '--json', '--data-dir', dataDir)).stdout).versions;
    expect(versions.map(({ entry }: { entry: { by: string } }) => entry.by)).toEqual(['监视文件夹', '监视文件夹']);
    rmSync(join(folder, '养蜂.txt'));
    await answers(undefined);
  });

  it('keeps the last good text of a file that is torn now, and shows what it refused', async () => {
    write('bees.txt', bees(300));
    await answers('补助300元');
    write('bees.txt', bees(400, '第三条'));
    await vi.waitFor(async () => expect(await metrics('refused')).toBe('1'), PATIENCE);
    expect(await asked()).toBe('补助300元');
    const { stdout } = await runCommand('drafts', '--data-dir', dataDir);
    expect(stdout).toContain('监视文件夹　bees.txt　未发布');
  });

  it('sees after a restart what happened while it was not there, and repeats nothing', async () => {
    write('bees.txt', bees(500));
    await answers('补助500元');
    await server.close();
    write('bees.txt', bees(600));
    await start();
    await answers('补助600元');
    await server.close();
    await start();
    await setTimeout(3000);
    const versions = JSON.parse((await runCommand('versions', ID, '--json', '--data-dir', dataDir)).stdout).versions;
    expect(versions.at(-1).entry.action).toBe('corrected');
    expect(versions.filter(({ ended }: { ended: object | null }) => ended === null)).toHaveLength(1);
    const before = versions.length;
    await server.close();
    rmSync(join(folder, 'bees.txt'));
    await start();
    await answers(undefined);
    const after = JSON.parse((await runCommand('versions', ID, '--json', '--data-dir', dataDir)).stdout).versions;
    expect(after).toHaveLength(before);
  });
});
