import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { IndexIdentity } from '../../ports/clause-index.js';
import type { IndexedDocument, IndexStore } from '../../ports/index-store.js';
import { createMemoryIndex } from './memory-index.js';

const DATA = 'documents.json';
const VECTORS = 'vectors.f32';
const CURRENT = 'CURRENT';

const manifestShape = z.object({
  identity: z.object({ schemaVersion: z.number(), embedderId: z.string(), dimension: z.number(), corpusHash: z.string() }),
  files: z.record(z.string(), z.string()),
});

/**
 * Keeps snapshots under `<folder>/snapshots/<id>/`, the current one named by `<folder>/CURRENT`. A snapshot is written
 * aside, made durable, and becomes current by one rename; every file is checked against the manifest before it is read.
 */
export function createSnapshotStore(folder: string): IndexStore {
  const snapshots = join(folder, 'snapshots');
  return {
    open: async (expected) => {
      let name: string;
      try {
        name = (await readFile(join(folder, CURRENT), 'utf8')).trim();
      } catch {
        return { state: 'missing', reason: '尚未建立索引' };
      }
      try {
        const at = join(snapshots, name);
        const manifest = manifestShape.parse(JSON.parse(await readFile(join(at, 'manifest.json'), 'utf8')));
        const [data, vectors] = await Promise.all([DATA, VECTORS].map((file) => readFile(join(at, file))));
        for (const [file, content] of [[DATA, data], [VECTORS, vectors]] as const) {
          if (!content || checksum(content) !== manifest.files[file]) return { state: 'damaged', reason: `索引文件 ${file} 已损坏` };
        }
        const documents = restore(data as Buffer, vectors as Buffer, manifest.identity.dimension);
        if (sameIdentity(manifest.identity, expected)) return { state: 'open', index: createMemoryIndex(expected, documents) };
        const reusable = manifest.identity.embedderId === expected.embedderId && manifest.identity.schemaVersion === expected.schemaVersion;
        return { state: 'other_identity', reason: '索引由其他版本的文件或模型建成', previous: reusable ? documents : [] };
      } catch (fault) {
        return { state: 'damaged', reason: `索引无法读取：${fault instanceof Error ? fault.message : String(fault)}` };
      }
    },
    publish: async (identity, documents) => {
      const name = randomUUID();
      const aside = join(snapshots, `.${name}`);
      await mkdir(aside, { recursive: true });
      const vectors = pack(documents, identity.dimension);
      const data = Buffer.from(JSON.stringify(documents.map((each) => ({ ...each, passages: each.passages.map(({ passage, terms }) => ({ passage, terms })) }))));
      await writeDurably(join(aside, DATA), data);
      await writeDurably(join(aside, VECTORS), vectors);
      const files = { [DATA]: checksum(data), [VECTORS]: checksum(vectors) };
      await writeDurably(join(aside, 'manifest.json'), Buffer.from(JSON.stringify({ identity, files }, null, 2)));
      await syncFolder(aside);
      await rename(aside, join(snapshots, name));
      await syncFolder(snapshots);
      await writeDurably(join(folder, `${CURRENT}.new`), Buffer.from(`${name}\n`));
      await rename(join(folder, `${CURRENT}.new`), join(folder, CURRENT));
      await syncFolder(folder);
      for (const other of await readdir(snapshots)) if (other !== name) await rm(join(snapshots, other), { recursive: true, force: true });
      return createMemoryIndex(identity, documents);
    },
  };
}

function restore(data: Buffer, packed: Buffer, dimension: number): readonly IndexedDocument[] {
  const floats = new Float32Array(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength));
  // The checksum has proven that these are the bytes that were written from this very type.
  const documents = JSON.parse(data.toString('utf8')) as (Omit<IndexedDocument, 'passages'> & { passages: Omit<IndexedDocument['passages'][number], 'vector'>[] })[];
  let at = 0;
  return documents.map((each) => ({
    ...each,
    passages: each.passages.map((entry) => {
      const vector = floats.subarray(at, at + dimension);
      at += dimension;
      return { ...entry, vector };
    }),
  }));
}

function pack(documents: readonly IndexedDocument[], dimension: number): Buffer {
  const vectors = documents.flatMap((each) => each.passages.map((entry) => entry.vector));
  const floats = new Float32Array(vectors.length * dimension);
  vectors.forEach((vector, at) => {
    if (vector.length !== dimension || vector.some(Number.isNaN)) throw new RangeError(`vector ${at} is not ${dimension} numbers`);
    floats.set(vector, at * dimension);
  });
  return Buffer.from(floats.buffer);
}

function sameIdentity(a: IndexIdentity, b: IndexIdentity): boolean {
  return a.schemaVersion === b.schemaVersion && a.embedderId === b.embedderId && a.dimension === b.dimension && a.corpusHash === b.corpusHash;
}

function checksum(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

async function writeDurably(file: string, content: Buffer): Promise<void> {
  await writeFile(file, content, { flush: true });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
