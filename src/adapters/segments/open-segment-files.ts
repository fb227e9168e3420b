import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileSection } from './late-section.js';
import { arraysInMemory, type NearestSearch, openSegment, type Segment } from './open-segment.js';
import { ARRAYS, checkSections, readSections, type SegmentManifest } from './segment-files.js';

/** Reads the graph; null: there is none. */
type LoadGraph = () => Promise<NearestSearch> | null;

/** Most of a large segment: where its clauses lie for reading, and its vectors. */
const LATE = ['clauses', 'vectors'] as const;

/** When what is left of a segment is loaded, and who is told of it. */
export interface LateLoading {
  readonly delayMs: number;
  readonly onLoaded: () => void;
  /** The segment stays as it is: right, and slow. */
  readonly onNotLoaded: (fault: unknown) => void;
}

/** Opens a segment with everything in memory. */
export async function openWhole(folder: string, manifest: SegmentManifest, loadGraph: LoadGraph): Promise<Segment> {
  // The graph is read on another thread meanwhile.
  const [sections, approximate] = await Promise.all([readSections(folder, manifest), loadGraph()]);
  return openSegment(arraysInMemory(sections), manifest.dimension, () => approximate);
}

/**
 * Opens a large segment as soon as it is checked: until its clauses, vectors and graph are loaded, some seconds later, clauses and vectors are read
 * in their file and search is exact. The results are the same, each takes longer. What is to be loaded keeps no process alive.
 */
export async function openWithLateArrays(
  folder: string,
  manifest: SegmentManifest,
  loadGraph: LoadGraph,
  { delayMs, onLoaded, onNotLoaded }: LateLoading,
): Promise<Segment> {
  const isLate = (name: string): boolean => LATE.some((each) => each === name);
  const sections = await readSections(folder, manifest, (name) => !isLate(name));
  // It stays open: a writer may remove the segment while it is read here.
  const file = await open(join(folder, ARRAYS), 'r');
  try {
    await checkSections(file, manifest, isLate);
  } catch (fault) {
    await file.close();
    throw fault;
  }
  const [clauses, vectors] = LATE.map((name) => {
    const entry = manifest.sections.find((each) => each.name === name);
    if (!entry) throw new RangeError(`no section ${name}`);
    return fileSection(file, entry);
  });
  if (!clauses || !vectors) throw new RangeError('a segment without its arrays');
  let approximate: NearestSearch | null = null;
  const load = async (): Promise<void> => {
    approximate = await loadGraph();
    await vectors.load();
    await clauses.load();
    await file.close();
    onLoaded();
  };
  setTimeout(() => void load().catch(onNotLoaded), delayMs).unref();
  return openSegment({ sections, clauses, vectors }, manifest.dimension, () => approximate);
}
