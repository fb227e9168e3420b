import type { HierarchicalNSW } from 'hnswlib-node';
import type { NearestSearch } from './open-segment.js';

/** Links a point keeps (Malkov and Yashunin 2018 call it M). 8–48; more: better recall, more memory. */
const LINKS = 16;
/** Candidates looked at while building. 100–400; more: better graph, slower build. */
const BUILD_BREADTH = 200;
/**
 * Candidates looked at while searching, at least. 100–1,200; more: better recall, slower search. docs/evaluation.md has what
 * was measured: 200 finds .991 of what exact search finds, 400 .997 for 0.7 ms more.
 */
const SEARCH_BREADTH = 400;
/** Fixed, so that one corpus always gives one graph. */
const SEED = 88;

type Library = typeof import('hnswlib-node');

let library: Promise<Library | null> | undefined;

/** The native library, or null where it is not installed: it is optional, and exact search serves without it. */
export function loadHnswLibrary(): Promise<Library | null> {
  library ??= import('hnswlib-node').then(
    // A CommonJS package: its names stand on `default` where Node cannot see them.
    (loaded) => ('HierarchicalNSW' in loaded ? loaded : ((loaded as { default: Library }).default ?? null)),
    () => null,
  );
  return library;
}

/** Builds a graph over unit vectors, labelled by their ordinal, and writes it to `file`. `rows` gives some vectors at a time. */
export async function writeGraph(
  { HierarchicalNSW }: Library,
  file: string,
  { count, dimension }: { readonly count: number; readonly dimension: number },
  rows: AsyncIterable<Float32Array>,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const graph = new HierarchicalNSW('ip', dimension);
  graph.initIndex({ maxElements: count, m: LINKS, efConstruction: BUILD_BREADTH, randomSeed: SEED });
  let ordinal = 0;
  for await (const some of rows) {
    for (let from = 0; from < some.length; from += dimension) {
      graph.addPoint([...some.subarray(from, from + dimension)], ordinal);
      ordinal += 1;
    }
    onProgress(ordinal);
  }
  await graph.writeIndex(file);
}

/** Opens a written graph. The caller has checked the file: the library ends the process on a damaged one. */
export async function openGraph({ HierarchicalNSW }: Library, file: string, dimension: number): Promise<NearestSearch> {
  const graph = new HierarchicalNSW('ip', dimension);
  await graph.readIndex(file);
  return searchOf(graph);
}

function searchOf(graph: HierarchicalNSW): NearestSearch {
  return (vector, limit) => {
    const wanted = Math.min(limit, graph.getCurrentCount());
    graph.setEf(Math.max(SEARCH_BREADTH, wanted));
    const { neighbors, distances } = graph.searchKnn([...vector], wanted);
    return neighbors.map((ordinal, at) => ({ ordinal, score: 1 - (distances[at] ?? 1) }));
  };
}
