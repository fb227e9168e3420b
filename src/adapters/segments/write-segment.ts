import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { loadHnswLibrary, writeGraph } from './hnsw-graph.js';
import type { Section, Sections } from './sections.js';
import { viewOf } from './sections.js';
import {
  ARRAYS,
  createSectionWriter,
  GRAPH,
  type SectionWriter,
  type SegmentManifest,
  sumOfFile,
  syncFolder,
  writeManifest,
} from './segment-files.js';

/** Vectors taken from the file at a time while a graph is built. */
const ROWS = 1024;

export interface SegmentHead {
  readonly embedderId: string;
  readonly dimension: number;
  readonly passages: number;
  /** Whether a graph is to be kept, where the native library is there. */
  readonly graph: boolean;
}

/**
 * Writes a segment into a folder that does not exist yet, durably: arrays, then the graph, then the manifest. Gives the
 * manifest's CRC-32. `fill` adds the sections.
 */
export async function writeSegment(
  folder: string,
  head: SegmentHead,
  fill: (writer: SectionWriter) => Promise<void>,
  onProgress?: (done: number) => void,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const writer = await createSectionWriter(folder);
  await fill(writer);
  const sections = await writer.close();
  const library = head.graph ? await loadHnswLibrary() : null;
  let graph: number | null = null;
  if (library) {
    const file = join(folder, GRAPH);
    const size = { count: head.passages, dimension: head.dimension };
    await writeGraph(library, file, size, vectorRows(folder, sections, head.dimension), onProgress);
    const handle = await open(file, 'r');
    await handle.sync().finally(() => handle.close());
    graph = await sumOfFile(file);
  }
  const { embedderId, dimension, passages } = head;
  const sum = await writeManifest(folder, { embedderId, dimension, passages, sections, graph });
  await syncFolder(folder);
  return sum;
}

/** Adds sections that are in memory. */
export async function addSections(writer: SectionWriter, sections: Sections): Promise<void> {
  for (const [name, section] of sections) await writer.add(name, [section]);
}

async function* vectorRows(
  folder: string,
  sections: SegmentManifest['sections'],
  dimension: number,
): AsyncGenerator<Float32Array> {
  const entry = sections.find(({ name }) => name === 'vectors');
  if (!entry) throw new RangeError('no section vectors');
  const file = await open(join(folder, ARRAYS), 'r');
  try {
    const step = ROWS * dimension * Float32Array.BYTES_PER_ELEMENT;
    for (let at = 0; at < entry.bytes; at += step) {
      const bytes = Math.min(step, entry.bytes - at);
      const buffer = new ArrayBuffer(bytes);
      await file.read(new Uint8Array(buffer), 0, bytes, entry.offset + at);
      yield viewOf('f32', buffer, 0, bytes) as Section as Float32Array;
    }
  } finally {
    await file.close();
  }
}
