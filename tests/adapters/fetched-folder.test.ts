import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFetchedFolder } from '../../src/adapters/fetched-folder.js';
import type { FetchedCopy, FetchedPages } from '../../src/ports/fetched-pages.js';

const URL_ASKED = 'https://www.gd.gov.cn/zwgk/post_4438000.html';
const bytesOf = (text: string): Buffer => Buffer.from(text);
const copyOf = (text: string, given: Partial<FetchedCopy> = {}): FetchedCopy => ({
  from: URL_ASKED,
  fetchedAt: '2026-11-26T02:00:00.000Z',
  status: 200,
  contentType: 'text/html',
  etag: '"1"',
  lastModified: null,
  sha256: createHash('sha256').update(text).digest('hex'),
  name: 'post_4438000.html',
  settled: false,
  ...given,
});

let folder: string;
let pages: FetchedPages;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fetched-'));
  pages = createFetchedFolder(join(folder, 'fetched'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const keep = (text: string, given: Partial<FetchedCopy> = {}) =>
  pages.keep(URL_ASKED, copyOf(text, given), bytesOf(text));
const placeOf = async (): Promise<string> => join(folder, 'fetched', (await readdir(join(folder, 'fetched')))[0] ?? '');

describe('the folder of fetched pages', () => {
  it('is empty before the first one', async () => {
    expect(await pages.copies(URL_ASKED)).toEqual([]);
    expect(await pages.bytes(URL_ASKED, copyOf('甲'))).toBeNull();
    expect(await pages.lastRun()).toBeNull();
    await pages.settle(URL_ASKED);
    expect(await pages.copies(URL_ASKED)).toEqual([]);
  });

  it('keeps what was fetched with its hash, time, address and marks, newest first, and nothing half-written', async () => {
    await keep('甲');
    await keep('乙', { etag: '"2"', fetchedAt: '2026-11-27T02:00:00.000Z' });
    const reopened = createFetchedFolder(join(folder, 'fetched'));
    const copies = await reopened.copies(URL_ASKED);
    expect(copies).toEqual([copyOf('乙', { etag: '"2"', fetchedAt: '2026-11-27T02:00:00.000Z' }), copyOf('甲')]);
    expect(await Promise.all(copies.map((copy) => reopened.bytes(URL_ASKED, copy)))).toEqual([
      bytesOf('乙'),
      bytesOf('甲'),
    ]);
    expect((await readdir(await placeOf())).filter((name) => name.endsWith('.new'))).toEqual([]);
    expect(await reopened.copies(`${URL_ASKED}?2`)).toEqual([]);
  });

  it('settles the newest copy only, and a copy that comes again is not settled for having come before', async () => {
    await keep('甲');
    await pages.settle(URL_ASKED);
    await keep('乙');
    expect((await pages.copies(URL_ASKED)).map(({ settled }) => settled)).toEqual([false, true]);
    await pages.settle(URL_ASKED);
    await keep('甲');
    expect(await pages.copies(URL_ASKED)).toEqual([copyOf('甲'), copyOf('乙', { settled: true })]);
  });

  it('keeps five copies, and beside them the newest that was settled: the next is compared with it', async () => {
    await keep('定');
    await pages.settle(URL_ASKED);
    for (const text of ['一', '二', '三', '四', '五', '六', '七']) await keep(text);
    const copies = await pages.copies(URL_ASKED);
    expect(copies.map(({ sha256 }) => sha256)).toEqual(
      ['七', '六', '五', '四', '三', '定'].map((text) => copyOf(text).sha256),
    );
    // The files of the others are gone too.
    expect(await readdir(await placeOf())).toHaveLength(copies.length + 1);
  });

  it('takes a damaged record for none, and damaged bytes for missing', async () => {
    await keep('甲');
    const place = await placeOf();
    const [copy] = await pages.copies(URL_ASKED);
    if (!copy) throw new Error('a copy was kept');
    await writeFile(join(place, `${copy.sha256}.html`), '乙');
    expect(await pages.bytes(URL_ASKED, copy)).toBeNull();
    const record = await readFile(join(place, 'page.json'), 'utf8');
    for (const damaged of [
      record.slice(0, 40),
      '{}',
      record.replace(copy.sha256, '../../etc/passwd'),
      record.replace('post', 'past'),
    ]) {
      await writeFile(join(place, 'page.json'), damaged);
      expect(await pages.copies(URL_ASKED), damaged).toEqual([]);
    }
    await keep('甲');
    expect(await pages.copies(URL_ASKED)).toEqual([copyOf('甲')]);
  });

  it('knows when the last run began', async () => {
    await pages.noteRun(Date.parse('2026-11-26T02:00:00Z'));
    expect(await createFetchedFolder(join(folder, 'fetched')).lastRun()).toBe(Date.parse('2026-11-26T02:00:00Z'));
  });
});
