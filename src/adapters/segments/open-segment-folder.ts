import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { loadHnswLibrary, openGraph } from './hnsw-graph.js';
import { fileSection } from './late-section.js';
import { arraysInMemory, type NearestSearch, openSegment, type Segment } from './open-segment.js';
import {
  ARRAYS,
  checkSections,
  DamagedSegment,
  GRAPH,
  readSections,
  type SegmentManifest,
  sumOfFile,
} from './segment-files.js';

export interface SegmentOpening {
  /** From this many passages on a segment is opened before its largest arrays are in memory. */
  readonly lateFrom: number;
  /** How long after its opening these are loaded, in milliseconds. */
  readonly lateMs: number;
  readonly onNotice: (message: string) => void;
  /** Told where there is a graph and nothing to read it with. */
  readonly onNoLibrary: () => void;
}

/** Reads the graph; null: there is none. */
type LoadGraph = () => Promise<NearestSearch> | null;

/** Most of a large segment, and nothing that a search goes through from end to end once its graph is there. */
const LATE: readonly string[] = ['clauses', 'vectors'];

/** Checks and opens a segment's files. Throws a DamagedSegment where they are not what was written. */
export async function openSegmentFolder(
  folder: string,
  manifest: SegmentManifest,
  opening: SegmentOpening,
): Promise<Segment> {
  const loadGraph = await checkGraph(folder, manifest, opening);
  return manifest.passages < opening.lateFrom
    ? openWhole(folder, manifest, loadGraph)
    : openWithLateArrays(folder, manifest, loadGraph, opening);
}

/** The native library ends the process on a damaged file. */
async function checkGraph(
  folder: string,
  { graph, dimension }: SegmentManifest,
  { onNoLibrary }: SegmentOpening,
): Promise<LoadGraph> {
  const file = join(folder, GRAPH);
  if (graph === null) return () => null;
  if ((await sumOfFile(file)) !== graph) throw new DamagedSegment(`索引文件 ${GRAPH} 已损坏`);
  const library = await loadHnswLibrary();
  if (!library) onNoLibrary();
  return () => library && openGraph(library, file, dimension);
}

async function openWhole(folder: string, manifest: SegmentManifest, loadGraph: LoadGraph): Promise<Segment> {
  // The graph is read on another thread meanwhile.
  const [sections, approximate] = await Promise.all([readSections(folder, manifest), loadGraph()]);
  return openSegment(arraysInMemory(sections), manifest.dimension, () => approximate);
}

/**
 * Opens a large segment as soon as it is checked: until its graph, vectors and clauses are loaded, some seconds later, search is
 * exact, and vectors and clauses are read in their file. The results are as right, each takes longer. What is to be loaded
 * keeps no process alive.
 */
async function openWithLateArrays(
  folder: string,
  manifest: SegmentManifest,
  loadGraph: LoadGraph,
  { lateMs, onNotice }: SegmentOpening,
): Promise<Segment> {
  const isLate = (name: string): boolean => LATE.includes(name);
  const sections = await readSections(folder, manifest, (name) => !isLate(name));
  // It stays open: a writer may remove the segment while it is read here.
  const file = await open(join(folder, ARRAYS), 'r');
  const [clauses, vectors] = LATE.map((name) => manifest.sections.find((each) => each.name === name)).map(
    (entry) => entry && fileSection(file, entry),
  );
  try {
    await checkSections(file, manifest, isLate);
    if (!clauses || !vectors) throw new DamagedSegment(`索引文件 ${ARRAYS} 不完整`);
  } catch (fault) {
    await file.close();
    throw fault;
  }
  let approximate: NearestSearch | null = null;
  const load = async (): Promise<void> => {
    approximate = await loadGraph();
    await vectors.load();
    await clauses.load();
    await file.close();
    onNotice('大型索引已全部载入内存。');
  };
  const stay = (fault: unknown): void => onNotice(`大型索引未能全部载入内存，检索结果不变而较慢：${String(fault)}`);
  setTimeout(() => void load().catch(stay), lateMs).unref();
  return openSegment({ sections, clauses, vectors }, manifest.dimension, () => approximate);
}
