import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { IndexIdentity } from '../../ports/clause-index.js';
import type { IndexedDocument, IndexStore, OpenedIndex } from '../../ports/index-store.js';
import { loadHnswLibrary, openGraph, writeGraph } from './hnsw-graph.js';
import { createMemoryIndex, EXACT_LIMIT, type NearestSearch } from './memory-index.js';
import { packDocuments, packVectors, unpackDocuments } from './snapshot-files.js';

const DATA = 'documents.json';
const VECTORS = 'vectors.f32';
const GRAPH = 'graph.hnsw';
const CURRENT = 'CURRENT';

const manifestShape = z.object({
  identity: z.object({
    schemaVersion: z.number(),
    embedderId: z.string(),
    dimension: z.number(),
    corpusHash: z.string(),
  }),
  /** SHA-256 of each file. */
  files: z.record(z.string(), z.string()),
});

export interface SnapshotOptions {
  /** Told once where a graph would serve but the native library is not installed. */
  readonly onNotice?: (message: string) => void;
  /** From this many passages on a graph is kept; default `EXACT_LIMIT`. */
  readonly graphFrom?: number;
  /** Up to this many passages under a filter are searched exactly; default `EXACT_LIMIT`. */
  readonly exactLimit?: number;
}

/**
 * Keeps snapshots under `<folder>/snapshots/<id>/`, the current one named by `<folder>/CURRENT`. A snapshot is written
 * aside, made durable, and becomes current by one rename; every file is checked against the manifest before it is read.
 */
export function createSnapshotStore(
  folder: string,
  { onNotice = () => {}, graphFrom = EXACT_LIMIT, exactLimit = EXACT_LIMIT }: SnapshotOptions = {},
): IndexStore {
  const snapshots = join(folder, 'snapshots');

  async function openSnapshot(at: string, expected: IndexIdentity): Promise<OpenedIndex> {
    const { identity, files } = manifestShape.parse(JSON.parse(await readFile(join(at, 'manifest.json'), 'utf8')));
    const contents = new Map<string, Buffer>();
    for (const [name, sum] of Object.entries(files)) {
      const content = await readFile(join(at, name));
      if (checksum(content) !== sum) return { state: 'damaged', reason: `索引文件 ${name} 已损坏` };
      if (name !== GRAPH) contents.set(name, content);
    }
    const [data, vectors] = [contents.get(DATA), contents.get(VECTORS)];
    if (!data || !vectors) return { state: 'damaged', reason: '索引文件不全' };
    const documents = unpackDocuments(data, vectors, identity.dimension);
    if (!sameIdentity(identity, expected)) {
      const reusable = identity.embedderId === expected.embedderId && identity.schemaVersion === expected.schemaVersion;
      return { state: 'other_identity', reason: '文件、规则或模型有变化', previous: reusable ? documents : [] };
    }
    const library = GRAPH in files ? await loadHnswLibrary() : null;
    if (GRAPH in files && !library) onNotice('未安装 hnswlib-node，改用精确检索，结果相同，大量文件时较慢。');
    const graph = library ? await openGraph(library, join(at, GRAPH), identity.dimension) : null;
    return { state: 'open', index: createMemoryIndex(expected, documents, graph, exactLimit) };
  }

  return {
    open: async (expected) => {
      let name: string;
      try {
        name = (await readFile(join(folder, CURRENT), 'utf8')).trim();
      } catch {
        return { state: 'missing', reason: '尚未建立索引' };
      }
      try {
        return await openSnapshot(join(snapshots, name), expected);
      } catch (fault) {
        return { state: 'damaged', reason: `索引无法读取：${fault instanceof Error ? fault.message : String(fault)}` };
      }
    },
    publish: async (identity, documents) => {
      const name = randomUUID();
      const aside = join(snapshots, `.${name}`);
      await mkdir(aside, { recursive: true });
      const files: Record<string, string> = {};
      for (const [file, content] of [
        [DATA, packDocuments(documents)],
        [VECTORS, packVectors(documents, identity.dimension)],
      ] as const) {
        await writeFile(join(aside, file), content, { flush: true });
        files[file] = checksum(content);
      }
      const graph = await keepGraph(aside, documents, identity.dimension, files);
      await writeFile(join(aside, 'manifest.json'), JSON.stringify({ identity, files }, null, 2), { flush: true });
      await syncFolder(aside);
      await rename(aside, join(snapshots, name));
      await syncFolder(snapshots);
      await writeFile(join(folder, `${CURRENT}.new`), `${name}\n`, { flush: true });
      await rename(join(folder, `${CURRENT}.new`), join(folder, CURRENT));
      await syncFolder(folder);
      for (const other of await readdir(snapshots)) {
        if (other !== name) await rm(join(snapshots, other), { recursive: true, force: true });
      }
      return createMemoryIndex(identity, documents, graph, exactLimit);
    },
  };

  async function keepGraph(
    aside: string,
    documents: readonly IndexedDocument[],
    dimension: number,
    files: Record<string, string>,
  ): Promise<NearestSearch | null> {
    const vectors = documents.flatMap((each) => each.passages.map((entry) => entry.vector));
    if (vectors.length < graphFrom) return null;
    const library = await loadHnswLibrary();
    if (!library) {
      onNotice('未安装 hnswlib-node，改用精确检索，结果相同，大量文件时较慢。');
      return null;
    }
    const file = join(aside, GRAPH);
    const search = await writeGraph(library, file, vectors, dimension);
    const handle = await open(file, 'r');
    await handle.sync().finally(() => handle.close());
    files[GRAPH] = checksum(await readFile(file));
    return search;
  }
}

function sameIdentity(a: IndexIdentity, b: IndexIdentity): boolean {
  return (
    a.schemaVersion === b.schemaVersion &&
    a.embedderId === b.embedderId &&
    a.dimension === b.dimension &&
    a.corpusHash === b.corpusHash
  );
}

function checksum(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
