import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { kindOf, SECTION_KINDS, type Section, type SectionKind, type Sections, viewOf } from './sections.js';

export const ARRAYS = 'arrays.bin';
export const GRAPH = 'graph.hnsw';
const MANIFEST = 'manifest.json';
/** Bytes read or written at once: enough for speed, little enough for others to have their turn. */
const CHUNK = 1024 * 1024;
const ALIGNMENT = 8;

const manifestShape = z.object({
  embedderId: z.string(),
  dimension: z.number(),
  passages: z.number(),
  sections: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(SECTION_KINDS),
      offset: z.number(),
      bytes: z.number(),
      /** CRC-32 of the bytes. */
      sum: z.number(),
    }),
  ),
  /** CRC-32 of the graph's file; null: there is none. */
  graph: z.number().nullable(),
});

export type SegmentManifest = z.infer<typeof manifestShape>;

/** What a segment's files hold is not what was written. */
export class DamagedSegment extends Error {}

/** Reads a segment's manifest. `sum` is its own CRC-32, kept by whoever refers to the segment; null: not known. */
export async function readManifest(folder: string, sum: number | null): Promise<SegmentManifest> {
  const content = await readFile(join(folder, MANIFEST));
  if (sum !== null && crc32(content) !== sum) throw new DamagedSegment(`索引文件 ${MANIFEST} 已损坏`);
  return manifestShape.parse(JSON.parse(content.toString('utf8')));
}

/**
 * Reads and checks the sections named, or all. Between chunks others have their turn. Chunks are read and summed in one place
 * and then copied: of the large arrays each page is touched for the first time once, not by the system and again by the sum.
 */
export async function readSections(
  folder: string,
  manifest: SegmentManifest,
  wants: (name: string) => boolean = () => true,
): Promise<Sections> {
  const file = await open(join(folder, ARRAYS), 'r');
  try {
    const sections = new Map<string, Section>();
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    for (const entry of manifest.sections) {
      if (!wants(entry.name)) continue;
      const bytes = new Uint8Array(entry.bytes);
      let sum = 0;
      for (let at = 0; at < entry.bytes; at += CHUNK) {
        const length = Math.min(CHUNK, entry.bytes - at);
        const { bytesRead } = await file.read(chunk, 0, length, entry.offset + at);
        if (bytesRead < length) throw new DamagedSegment(`索引文件 ${ARRAYS} 不完整`);
        sum = crc32(chunk.subarray(0, length), sum);
        bytes.set(chunk.subarray(0, length), at);
      }
      if (sum !== entry.sum) throw new DamagedSegment(`索引文件 ${ARRAYS} 已损坏（${entry.name}）`);
      sections.set(entry.name, viewOf(entry.kind, bytes.buffer, 0, entry.bytes));
    }
    return sections;
  } finally {
    await file.close();
  }
}

/** Checks sections without keeping them: it takes a tenth of the time, since no page of memory is new. */
export async function checkSections(
  file: FileHandle,
  manifest: SegmentManifest,
  wants: (name: string) => boolean,
): Promise<void> {
  for (const { name, offset, bytes, sum } of manifest.sections) {
    if (wants(name) && (await sumOf(file, offset, offset + bytes)) !== sum) {
      throw new DamagedSegment(`索引文件 ${ARRAYS} 已损坏（${name}）`);
    }
  }
}

/** CRC-32 of a file, read in chunks. */
export async function sumOfFile(path: string): Promise<number> {
  const file = await open(path, 'r');
  return sumOf(file, 0, Number.POSITIVE_INFINITY).finally(() => file.close());
}

async function sumOf(file: FileHandle, from: number, to: number): Promise<number> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let sum = 0;
  for (let at = from; at < to; ) {
    const { bytesRead } = await file.read(chunk, 0, Math.min(CHUNK, to - at), at);
    if (bytesRead === 0) break;
    sum = crc32(chunk.subarray(0, bytesRead), sum);
    at += bytesRead;
  }
  return sum;
}

/** Writes the arrays of a segment one after another, in pieces where they are large. */
export interface SectionWriter {
  /** All pieces must be of one kind; together they are the section. */
  readonly add: (name: string, pieces: Iterable<Section> | AsyncIterable<Section>) => Promise<void>;
  /** Makes the arrays durable; then `finish` may write the manifest that refers to them. */
  readonly close: () => Promise<SegmentManifest['sections']>;
}

export async function createSectionWriter(folder: string): Promise<SectionWriter> {
  const file = await open(join(folder, ARRAYS), 'w');
  const sections: SegmentManifest['sections'] = [];
  let end = 0;
  return {
    add: async (name, pieces) => {
      const offset = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
      end = offset;
      let sum = 0;
      let kind: SectionKind | null = null;
      for await (const piece of pieces) {
        kind ??= kindOf(piece);
        const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
        for (let at = 0; at < bytes.length; at += CHUNK) {
          const chunk = bytes.subarray(at, at + CHUNK);
          await writeWhole(file, chunk, end);
          sum = crc32(chunk, sum);
          end += chunk.length;
        }
      }
      if (kind === null) throw new RangeError(`section ${name} has no pieces`);
      sections.push({ name, kind, offset, bytes: end - offset, sum });
    },
    close: async () => {
      await file.sync().finally(() => file.close());
      return sections;
    },
  };
}

/** Writes the manifest, last of all files of a segment; gives its CRC-32. */
export async function writeManifest(folder: string, manifest: SegmentManifest): Promise<number> {
  const content = Buffer.from(JSON.stringify(manifest, null, 1));
  const file = await open(join(folder, MANIFEST), 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return crc32(content);
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function writeWhole(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, at, chunk.length - at, position + at);
    at += bytesWritten;
  }
}
