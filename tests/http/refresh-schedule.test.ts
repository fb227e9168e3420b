import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openYuece } from '../../src/assemble.js';
import type { RunningServer } from '../../src/serve.js';
import { serveHere } from '../support/real-server.js';
import { copySeedData } from '../support/seed-yuece.js';

const DAY_MS = 24 * 3_600_000;
/** A server is started, on a machine that may be busy. */
const TIMEOUT_MS = 90_000;

/** Names that were looked up; no test asks the internet. */
const asked = vi.hoisted((): string[] => []);
vi.mock('node:dns/promises', async (original) => ({
  ...(await original<typeof import('node:dns/promises')>()),
  lookup: async (host: string) => {
    asked.push(host);
    throw Object.assign(new Error('no network in tests'), { code: 'ENOTFOUND' });
  },
}));

/** Lets days go by, with a little real time in each for what waits for a disk. */
async function passDays(days: number, isOver: () => boolean = () => false): Promise<void> {
  for (let day = 0; day < days && !isOver(); day += 1) {
    await vi.advanceTimersByTimeAsync(DAY_MS);
    await wait(20);
  }
}

let dataDir: string;
let server: RunningServer | null = null;
beforeEach(() => {
  dataDir = copySeedData();
  asked.length = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await server?.close();
  server = null;
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a server', () => {
  it('opens no connection by itself without a setting for it, however long it runs', {
    timeout: TIMEOUT_MS,
  }, async () => {
    // Everything that any library connects to goes through here.
    const connect = vi.spyOn(net.Socket.prototype, 'connect');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    server = await serveHere(dataDir);
    await passDays(31);
    vi.useRealTimers();
    expect(connect).not.toHaveBeenCalled();
    expect(asked).toEqual([]);
    expect(readdirSync(dataDir)).not.toContain('fetched');
    expect(await (await fetch(`${server.address}/metrics`)).text()).not.toContain('yuece_refresh');
    // That question was a connection: the witness sees.
    expect(connect).toHaveBeenCalled();
  });

  it('asks official sites where the hours are set, and counts what came of it', { timeout: TIMEOUT_MS }, async () => {
    const file = join(dataDir, 'boats.jsonl');
    const text = '一、推进智能船舶发展。鼓励更新内河船舶。\n二、建设智慧港口。改造港口装卸设备。';
    const url = 'https://www.gd.gov.cn/zwgk/post_1.html';
    writeFileSync(file, JSON.stringify({ id: 'chuanbo-2024-1', title: '智能船舶办法', text, url }));
    const yuece = await openYuece({ dataDir });
    await yuece.ingest([file], { replace: false });
    await yuece.close();

    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    server = await serveHere(dataDir, { refreshHours: 24 });
    await passDays(500, () => existsSync(join(dataDir, 'fetched', 'last-run.json')));
    vi.useRealTimers();
    expect(asked).toContain('www.gd.gov.cn');
    // Without its robots.txt a site is asked nothing further. It is counted after the run is remembered.
    const metrics = async () => (await fetch(`${server?.address}/metrics`)).text();
    await expect.poll(metrics).toMatch(/^yuece_refresh_addresses_total\{outcome="refused"\} [1-9]/mu);
  });
});
