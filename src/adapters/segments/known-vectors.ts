import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownVectors } from '../../ports/index-store.js';
import { sectionOf } from './sections.js';
import { ARRAYS, readManifest, readSections } from './segment-files.js';

/** How far a unit vector's squared length may be from 1. */
const UNIT_TOLERANCE = 1e-3;

/** The vectors of one segment, left in its file and found by their keys. */
export interface SegmentVectors {
  readonly find: (textKey: bigint, file: FileHandle) => Promise<Float32Array | undefined>;
}

/**
 * Reads the keys of a segment; null where it is of another embedder or cannot be read. A segment that is not live was not
 * checked when the index was opened: `isChecked` false has its vectors checked now.
 */
export async function openSegmentVectors(
  folder: string,
  embedderId: string,
  isChecked: boolean,
): Promise<SegmentVectors | null> {
  try {
    const manifest = await readManifest(folder, null);
    const entry = manifest.sections.find(({ name }) => name === 'vectors');
    if (!entry || manifest.embedderId !== embedderId) return null;
    const wanted = isChecked ? ['textKeys'] : ['textKeys', 'vectors'];
    const sections = await readSections(folder, manifest, (name) => wanted.includes(name));
    const keys = sectionOf(sections, 'textKeys', 'u64');
    const rows = new Map<bigint, number>();
    keys.forEach((key, row) => {
      rows.set(key, row);
    });
    const { dimension } = manifest;
    return {
      find: async (textKey, file) => {
        const row = rows.get(textKey);
        if (row === undefined) return undefined;
        const vector = new Float32Array(dimension);
        const bytes = new Uint8Array(vector.buffer);
        await file.read(bytes, 0, bytes.length, entry.offset + row * bytes.length);
        const square = vector.reduce((sum, value) => sum + value * value, 0);
        return Math.abs(square - 1) <= UNIT_TOLERANCE ? vector : undefined;
      },
    };
  } catch {
    return null;
  }
}

/** Opens the files of several segments for looking vectors up; the first that has a key gives its vector. */
export async function openKnownVectors(
  segments: readonly { readonly folder: string; readonly vectors: SegmentVectors }[],
): Promise<KnownVectors> {
  const opened: { readonly file: FileHandle; readonly vectors: SegmentVectors }[] = [];
  for (const { folder, vectors } of segments) opened.push({ file: await open(join(folder, ARRAYS), 'r'), vectors });
  return {
    find: async (textKey) => {
      const key = BigInt(`0x${textKey}`);
      for (const { file, vectors } of opened) {
        const vector = await vectors.find(key, file);
        if (vector) return vector;
      }
      return undefined;
    },
    close: async () => {
      for (const { file } of opened) await file.close();
    },
  };
}
