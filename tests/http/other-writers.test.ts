import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SearchResponse } from '../../src/contract/search.js';
import type { RunningServer } from '../../src/serve.js';
import { runProcess } from '../cli/run-command.js';
import { serveHere, temporaryDataDir } from '../support/real-server.js';
import { repositoryPath } from '../support/shared-data.js';

const TITLE = '支持养蜂产业办法';
/** A command line loads the model before it takes anything in. */
const PATIENCE_MS = 60_000;

describe('a server whose documents another process changes', { timeout: 2 * PATIENCE_MS }, () => {
  let dataDir: ReturnType<typeof temporaryDataDir>;
  let server: RunningServer;
  let file: string;

  beforeAll(async () => {
    dataDir = temporaryDataDir();
    server = await serveHere(dataDir.path);
    file = join(dataDir.path, 'bees.jsonl');
  });
  afterAll(async () => {
    await server?.close();
    await dataDir?.remove();
  });

  const ingest = async (amount: number) => {
    const text = `${TITLE}\n第一条 对每箱中华蜜蜂补助${amount}元。\n第二条 建设养蜂示范基地。`;
    await writeFile(file, JSON.stringify({ id: 'bees', title: TITLE, text }));
    return runProcess(['ingest', file, '--replace', '--data-dir', dataDir.path]);
  };
  const firstHit = async (): Promise<string | undefined> => {
    const reply = await fetch(`${server.address}/api/v1/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '每箱中华蜜蜂补助' }),
    });
    return ((await reply.json()) as SearchResponse).hits[0]?.text;
  };

  it('serves what `ingest` took in, and what it replaced, without a restart', async () => {
    for (const amount of [100, 250]) {
      expect(await ingest(amount)).toMatchObject({ code: 0 });
      await vi.waitFor(async () => expect(await firstHit()).toContain(`补助${amount}元`), { timeout: 5000 });
    }
  });

  it('goes on serving while another process writes, which a second one is told in plain words', async () => {
    const script = repositoryPath('tests', 'support', 'hold-writer-lock.ts');
    const holder = spawn(process.execPath, ['--import', 'tsx', script, dataDir.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(holder.stdout, 'data');
      const { code, stdout, stderr } = await ingest(400);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('另一个进程正在写入此数据目录（例如正在收录文件），请等它结束后再试。');
      expect(stderr).not.toContain('    at ');
      expect(await firstHit()).toContain('补助250元');
    } finally {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    }
    expect(await ingest(400)).toMatchObject({ code: 0 });
    await vi.waitFor(async () => expect(await firstHit()).toContain('补助400元'), { timeout: 5000 });
  });
});
