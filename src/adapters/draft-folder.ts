import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Draft, DraftReport } from '../domain/publication.js';
import type { DraftStore, KeptDraft } from '../ports/draft-store.js';

const DRAFT = 'source.json';
const REPORT = 'report.json';
const DRAFT_ID = /^[0-9a-f]{10}$/u;

/**
 * One folder a draft, `<folder>/<draft id>/`: `source.json` and `report.json`, each with its CRC-32, and under `original/` the
 * file as it came. A folder is written aside and renamed into place.
 */
export function createDraftFolder(folder: string): DraftStore {
  const get = async (id: string): Promise<KeptDraft | null> => {
    if (!DRAFT_ID.test(id)) return null;
    const draft = await read<Draft>(join(folder, id, DRAFT));
    const report = await read<DraftReport>(join(folder, id, REPORT));
    return draft && report ? { draft, report } : null;
  };
  return {
    get,
    put: async ({ draft, report }, original) => {
      const before = await get(draft.id);
      if (before) {
        await write(join(folder, draft.id, `${REPORT}.new`), report);
        await rename(join(folder, draft.id, `${REPORT}.new`), join(folder, draft.id, REPORT));
        return before.draft;
      }
      const aside = join(folder, `.${draft.id}`);
      await rm(aside, { recursive: true, force: true });
      await mkdir(join(aside, 'original'), { recursive: true });
      await write(join(aside, DRAFT), draft);
      await write(join(aside, REPORT), report);
      if (original) await writeFile(join(aside, 'original', plainName(original.name)), original.bytes, { flush: true });
      await rm(join(folder, draft.id), { recursive: true, force: true });
      await rename(aside, join(folder, draft.id));
      const handle = await open(folder, 'r');
      await handle.sync().finally(() => handle.close());
      return draft;
    },
    list: async () => {
      const names = await readdir(folder).catch((): string[] => []);
      const all = await Promise.all(names.map(get));
      return all.flatMap((kept) => kept ?? []).sort((a, b) => (a.draft.createdAt < b.draft.createdAt ? -1 : 1));
    },
    remove: async (id) => {
      if (!DRAFT_ID.test(id)) return false;
      const there = (await readdir(folder).catch((): string[] => [])).includes(id);
      await rm(join(folder, id), { recursive: true, force: true });
      return there;
    },
  };
}

async function write(file: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await writeFile(file, `${crc32(json)}\n${json}`, { flush: true });
}

async function read<Value>(file: string): Promise<Value | null> {
  const content = await readFile(file, 'utf8').catch(() => '');
  const end = content.indexOf('\n');
  const json = content.slice(end + 1);
  return end > 0 && String(crc32(json)) === content.slice(0, end) ? (JSON.parse(json) as Value) : null;
}

/** A name without folders and without anything that means something to a file system or a terminal. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
      .replace(/^\.+/u, '')
      .slice(-100) || 'original'
  );
}
