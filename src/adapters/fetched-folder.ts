import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { z } from 'zod';
import type { FetchedCopy, FetchedPages } from '../ports/fetched-pages.js';

/** Copies of one page that are kept at most, beside the newest that was settled. */
const MOST_COPIES = 5;
const RECORD = 'page.json';
const LAST_RUN = 'last-run.json';

const recordShape = z.object({
  url: z.string(),
  copies: z.array(
    z.object({
      from: z.string(),
      fetchedAt: z.iso.datetime(),
      status: z.number(),
      contentType: z.string().nullable(),
      etag: z.string().nullable(),
      lastModified: z.string().nullable(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
      name: z.string(),
      settled: z.boolean(),
    }),
  ),
});
const lastRunShape = z.object({ startedAt: z.iso.datetime() });

/**
 * A folder for each address in `<folder>`, with `page.json` (what is known of the copies, newest first) and a file for each
 * copy, named by its SHA-256. Files are written aside, made durable and renamed into place; the record last.
 */
export function createFetchedFolder(folder: string): FetchedPages {
  const placeOf = (url: string): string => join(folder, sha256Of(Buffer.from(url)).slice(0, 32));
  const copiesOf = async (url: string): Promise<readonly FetchedCopy[]> => {
    const record = recordShape.safeParse(await readJson(join(placeOf(url), RECORD)));
    return record.success && record.data.url === url ? record.data.copies : [];
  };
  const write = async (url: string, copies: readonly FetchedCopy[]): Promise<void> =>
    writeDurably(placeOf(url), RECORD, JSON.stringify({ url, copies }, null, 1));
  return {
    copies: copiesOf,
    bytes: async (url, copy) => {
      const bytes = await readFile(join(placeOf(url), fileOf(copy))).catch(() => null);
      return bytes && sha256Of(bytes) === copy.sha256 ? bytes : null;
    },
    keep: async (url, copy, bytes) => {
      const before = (await copiesOf(url)).filter(({ sha256 }) => sha256 !== copy.sha256);
      const copies = withinBound([copy, ...before]);
      await writeDurably(placeOf(url), fileOf(copy), bytes);
      await write(url, copies);
      await removeOthers(placeOf(url), [RECORD, ...copies.map(fileOf)]);
    },
    settle: async (url) => {
      const [newest, ...older] = await copiesOf(url);
      if (newest && !newest.settled) await write(url, [{ ...newest, settled: true }, ...older]);
    },
    lastRun: async () => {
      const run = lastRunShape.safeParse(await readJson(join(folder, LAST_RUN)));
      return run.success ? Date.parse(run.data.startedAt) : null;
    },
    noteRun: async (startedAt) =>
      writeDurably(folder, LAST_RUN, JSON.stringify({ startedAt: new Date(startedAt).toISOString() })),
  };
}

/** What the next copy is compared with must stay, however many came after it that nothing could be made of. */
function withinBound(copies: readonly FetchedCopy[]): readonly FetchedCopy[] {
  const newestSettled = copies.find(({ settled }) => settled);
  return copies.filter((copy, at) => at < MOST_COPIES || copy === newestSettled);
}

function fileOf({ sha256, name }: FetchedCopy): string {
  return `${sha256}${extname(name)}`;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

async function writeDurably(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await syncFolder(dirname(made));
  const file = join(folder, name);
  await writeFile(`${file}.new`, content, { flush: true });
  await rename(`${file}.new`, file);
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function removeOthers(folder: string, wanted: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) if (!wanted.includes(name)) await rm(join(folder, name), { force: true });
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
