import { statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.js';
import { type DocumentId, parseDocumentId } from '../../domain/ids.js';
import type { LedgerEntry } from '../../domain/publication.js';
import type { SourceDocument } from '../../domain/source-document.js';
import { currentId } from '../../domain/version-id.js';
import type { SourceStore } from '../../ports/source-store.js';
import { isMissing, syncFolder, writeDurably } from './durable-file.js';
import { createLedgerFile } from './ledger-file.js';
import { packSummed, unpackSummed } from './summed-json.js';

const KEPT = 'kept/';
const SOURCE = '.json';
const WITHDRAWN = '.withdrawn';
const ASIDE = '.new';

/**
 * What is published in a data directory: one JSON file a source in `sources/`, the texts that were replaced or withdrawn in
 * `history/<id>/<line of the ledger>.json`, and `ledger.jsonl`. New files are written aside under the number of their
 * line; the change has happened once the line is durable, and then they are renamed into place, by this writer or, where it
 * was killed, by the next. Stamps are sizes and times of change; keys begin with `kept/`. Sources come by id, the earlier
 * texts of a document right behind it.
 */
export function createSourceFolder(dataDir: string): SourceStore {
  const folder = join(dataDir, 'sources');
  const ledger = createLedgerFile(join(dataDir, 'ledger.jsonl'));
  const fileOf = (id: string): string => join(folder, `${id}${SOURCE}`);
  const asideOf = (id: string, sequence: number): string => `${fileOf(id)}.${sequence}${ASIDE}`;
  const endedFile = (id: string, sequence: number): string => join(dataDir, 'history', id, `${sequence}${SOURCE}`);
  const names = (): Promise<readonly string[]> => readdir(folder).catch((): string[] => []);

  async function finish({ sequence, put, removed }: LedgerEntry): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const id of put) {
      await rename(asideOf(id, sequence), fileOf(id)).catch(unlessMissing);
      await rm(join(folder, `${id}${WITHDRAWN}`), { force: true });
    }
    for (const id of removed) {
      await rm(fileOf(id), { force: true });
      await writeFile(join(folder, `${id}${WITHDRAWN}`), '');
    }
    await syncFolder(folder);
  }

  /** The last change, where its line was written and its files are not all in place. */
  async function pending(): Promise<LedgerEntry | null> {
    const { last } = await ledger.end();
    if (!last) return null;
    const all = new Set(await names());
    const isPending =
      last.put.some((id) => all.has(`${id}${SOURCE}.${last.sequence}${ASIDE}`)) ||
      last.removed.some((id) => all.has(`${id}${SOURCE}`) || !all.has(`${id}${WITHDRAWN}`));
    return isPending ? last : null;
  }

  const idsIn = (all: readonly string[], ending: string): readonly DocumentId[] =>
    all.flatMap((name) => (name.endsWith(ending) ? (parseDocumentId(name.slice(0, -ending.length)) ?? []) : []));
  const ids = async (): Promise<readonly DocumentId[]> => [...idsIn(await names(), SOURCE)].sort(byFamily);

  return {
    ids,
    stamps: async () =>
      (await ids()).map((id) => {
        // Not waited for: the system answers from memory, and thousands of promises take six times as long.
        const { size, mtimeNs } = statSync(fileOf(id), { bigint: true });
        return { key: `${KEPT}${id}`, stamp: `${size}-${mtimeNs}` };
      }),
    read: (key) => readSource(fileOf(key.slice(KEPT.length))),
    get: (id) => readSource(fileOf(id)),
    withdrawn: async () => {
      const all = await names();
      return new Set(idsIn(all, WITHDRAWN));
    },
    change: async ({ put, remove, keep, entry }) => {
      const { last, lines } = await ledger.end();
      // A damaged end of a line joins it with the next: no number may come twice.
      const sequence = Math.max(lines, last?.sequence ?? 0) + 1;
      const written: LedgerEntry = { sequence, ...entry, put: put.map(idOf), removed: remove };
      for (const source of keep) await writeDurably(endedFile(idOf(source), sequence), packSummed(source));
      for (const source of put) await writeDurably(asideOf(idOf(source), sequence), packSummed(source));
      await ledger.append(written);
      await finish(written);
      return written;
    },
    isInterrupted: async () => (await names()).some((name) => name.endsWith(ASIDE)) || (await pending()) !== null,
    recover: async () => {
      const unfinished = await pending();
      if (unfinished) await finish(unfinished);
      for (const name of await names()) if (name.endsWith(ASIDE)) await rm(join(folder, name), { force: true });
      return (await ledger.end()).last;
    },
    ledger: ledger.read,
    ended: (id, sequence) => readSource(endedFile(id, sequence)),
  };
}

async function readSource(file: string): Promise<SourceDocument | null> {
  try {
    const content = await readFile(file, 'utf8');
    // Files from before there were sums hold the source alone.
    return content.startsWith('{"sum":') ? unpackSummed(content) : JSON.parse(content);
  } catch (fault) {
    if (isMissing(fault) || fault instanceof SyntaxError) return null;
    throw fault;
  }
}

function idOf(source: SourceDocument): DocumentId {
  if (source.id === null) throw new Failure('internal', `a kept source needs an id: ${source.origin}`);
  return source.id;
}

/** A document's earlier versions stand right behind it, so that they are indexed in one step with it. */
function byFamily(a: DocumentId, b: DocumentId): number {
  return compare(currentId(a), currentId(b)) || compare(a, b);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function unlessMissing(fault: unknown): void {
  if (!isMissing(fault)) throw fault;
}
