import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWriterLock } from '../../src/adapters/writer-lock.js';
import { joinRefresh, type RefreshJoints, type RefreshRun } from '../../src/assemble-refresh.js';
import { Failure } from '../../src/domain/failure.js';
import type { DocumentId } from '../../src/domain/ids.js';
import { OFFICIAL_HOSTS } from '../../src/refresh/allow-address.js';
import { TEMPLATES } from '../support/official-pages.js';
import { type OfficialSite, startOfficialSite } from '../support/official-site.js';

const HOST = 'www.gd.gov.cn';
const NOW = Date.parse('2026-11-26T02:00:00Z');
const PARAGRAPHS = ['一、支持机器人企业攻关。对承担重点研发计划的企业，按规定给予支持，具体办法另行制定并公布。'];

let folder: string;
let site: OfficialSite;
let proposed: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refresh-'));
  site = await startOfficialSite();
  proposed = [];
  site.pages.set('/a.html', TEMPLATES.city({ title: '关于机器人产业的若干措施', paragraphs: PARAGRAPHS }));
});
afterEach(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const policy = (id: string, url: string | null) => ({ id: id as DocumentId, title: '若干措施', url });

function joined(given: Partial<RefreshJoints> = {}) {
  return joinRefresh({
    dataDir: folder,
    clock: { now: () => NOW, monotonic: () => 0, today: () => '2026-11-26' },
    documents: () => ['a', 'b'].map((id) => policy(id, site.address(HOST, `/${id}.html`))),
    collected: async () => null,
    proposeDraft: async ({ name }) => {
      proposed.push(name);
      return { draftId: 'draft-1', fault: null };
    },
    network: {
      resolve: async () => ['127.0.0.1'],
      mayConnect: (address) => address === '127.0.0.1',
      furtherPorts: [site.port],
      wait: async () => {},
    },
    ...given,
  });
}

const RUN: RefreshRun = { hosts: OFFICIAL_HOSTS, dryRun: false };

describe('a joined refresh', () => {
  it('asks as the product and as no person, reads in the process of the readers, and remembers the run', async () => {
    const refresh = joined();
    expect(await refresh.lastRun()).toBeNull();
    const progress: string[] = [];
    const results = await refresh.run({ ...RUN, onProgress: (done, total) => progress.push(`${done}/${total}`) });
    expect(results.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['a available', 'b missing']);
    expect(proposed).toEqual(['a.html']);
    expect(progress).toEqual(['1/2', '2/2']);
    expect(site.headers['user-agent']).toMatch(/^Yuece\/\d[\d.]* \([^@]*\)$/u);
    expect(await refresh.lastRun()).toBe(NOW);
  });

  it('reads only what was named, which is no run over all; and complains of what has no address', async () => {
    const refresh = joined();
    expect((await refresh.run({ ...RUN, only: ['b'] })).map(({ id }) => id)).toEqual(['b']);
    await expect(refresh.run({ ...RUN, only: ['a', 'c'] })).rejects.toMatchObject({ code: 'not_found' });
    await refresh.run({ ...RUN, dryRun: true });
    expect(await refresh.lastRun()).toBeNull();
    expect(proposed).toEqual([]);
  });

  it('reads what holds now, not the texts that held before under the same address', async () => {
    const url = site.address(HOST, '/a.html');
    const documents = () => [policy('a', url), policy('a.until-2025-12-31', url)];
    expect((await joined({ documents }).run(RUN)).map(({ id }) => id)).toEqual(['a']);
  });

  it('takes a writer at work for a reason to try again, not for an end', async () => {
    const busy = () => Promise.reject(new Failure('conflict', 'another process writes'));
    expect((await joined({ proposeDraft: busy }).run(RUN)).map(({ outcome }) => outcome)).toEqual([
      'failed',
      'missing',
    ]);
    expect((await joined().run(RUN)).map(({ outcome }) => outcome)).toEqual(['available', 'missing']);
  });

  it('asks nobody where the sites are not allowed, and has nothing to do without addresses', async () => {
    const results = await joined().run({ ...RUN, hosts: ['*.gz.gov.cn'] });
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(await joined({ documents: () => [policy('c', null)] }).run(RUN)).toEqual([]);
    expect(site.asked).toEqual([]);
  });

  it('asks the machine’s own resolver and public addresses alone, unless a test says otherwise', async () => {
    const documents = () => [policy('a', 'http://localhost.gov.cn/')];
    const resolve = async () => ['127.0.0.1'];
    const network = { furtherPorts: [], wait: async () => {}, resolve };
    const [result] = await joined({ documents, network }).run(RUN);
    expect(result?.reason).toContain('指向内部或保留的 IP 地址');
  });

  it('works alone in a data directory', async () => {
    const alone = createWriterLock(join(folder, 'fetched'));
    await alone(async () => {
      await expect(joined().run(RUN)).rejects.toMatchObject({ code: 'conflict' });
    });
    expect(site.asked).toEqual([]);
    expect(await joined().run(RUN)).toHaveLength(2);
  });

  it('stops in the middle of a pause, and does not count as a run', async () => {
    const stop = new AbortController();
    site.pages.set('/robots.txt', (_request, response) => {
      response.writeHead(404).end();
      setTimeout(() => stop.abort(), 50);
    });
    const network = { resolve: async () => ['127.0.0.1'], mayConnect: () => true, furtherPorts: [site.port] };
    const refresh = joined({ network });
    const started = performance.now();
    await refresh.run({ ...RUN, signal: stop.signal });
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(site.asked).toEqual([`${HOST}/robots.txt`]);
    expect(await refresh.lastRun()).toBeNull();
  });
});
