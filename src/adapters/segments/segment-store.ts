import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentId } from '../../domain/ids.js';
import type { IndexIdentity } from '../../ports/clause-index.js';
import type { IndexStore, OpenedIndex } from '../../ports/index-store.js';
import { chooseMerge } from './choose-merge.js';
import { createCompositeIndex } from './composite-index.js';
import { type CurrentState, isSameIdentity, readState, type SegmentEntry, writeState } from './current-state.js';
import { openKnownVectors, openSegmentVectors, type SegmentVectors } from './known-vectors.js';
import { mergeSegments } from './merge-segments.js';
import type { Segment } from './open-segment.js';
import { openSegmentFolder } from './open-segment-folder.js';
import { packSegment } from './pack-segment.js';
import { previewChange } from './preview-change.js';
import { DamagedSegment, readManifest, readSections, syncFolder } from './segment-files.js';
import { createSegmentPart, EXACT_LIMIT, type SegmentPart } from './segment-part.js';
import { stampOfState, watchState } from './watch-state.js';
import { addSections, writeSegment } from './write-segment.js';

export interface SegmentStoreOptions {
  /** Told once where a graph would serve but the native library is not installed. */
  readonly onNotice?: (message: string) => void;
  /** From this many passages on a segment has a graph; default `EXACT_LIMIT`. */
  readonly graphFrom?: number;
  /** Up to this many passages under a filter are searched exactly; default `EXACT_LIMIT`. */
  readonly exactLimit?: number;
  /** From this many passages on a segment is opened before its largest arrays are in memory; default `LATE_FROM`. */
  readonly lateFrom?: number;
  /** How long after its opening these are loaded, in milliseconds; default `LATE_MS`. */
  readonly lateMs?: number;
}

/** Below it everything is read in some tenths of a second. 10,000–100,000. */
const LATE_FROM = 20_000;
/** Time for whoever opens the index to begin to serve, or, a command line, to be done. 500–5,000. */
const LATE_MS = 2000;

/** A writer may remove the files that a reader is about to read: then there is a newer state to read. */
const ATTEMPTS = 5;

/**
 * Keeps an index as segments under `<folder>/segments/<name>/`, which never change, and one file `<folder>/CURRENT` that
 * names the live ones. A segment is written aside and made durable; it counts from the rename of `CURRENT` on.
 */
export function createSegmentStore(
  folder: string,
  {
    onNotice = () => {},
    graphFrom = EXACT_LIMIT,
    exactLimit = EXACT_LIMIT,
    lateFrom = LATE_FROM,
    lateMs = LATE_MS,
  }: SegmentStoreOptions = {},
): IndexStore {
  const segmentFolder = join(folder, 'segments');
  const openSegments = new Map<string, Segment>();
  const parts = new Map<string, { readonly removed: number; readonly part: SegmentPart }>();
  const keysOf = new Map<string, SegmentVectors | null>();
  const damaged = new Set<string>();
  let isNoticed = false;
  let stamp: string | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function open(expected: IndexIdentity, attempt = 1): Promise<OpenedIndex> {
    const nothing = (reason: string): OpenedIndex => ({
      index: createCompositeIndex(expected, []),
      sources: [],
      reason,
    });
    stamp = await stampOfState(folder);
    const state = await readState(folder).catch((fault: unknown) => `索引无法读取：${String(fault)}`);
    if (state === null) return nothing('尚未建立索引');
    if (typeof state === 'string') return nothing(state);
    if (!isSameIdentity(state.identity, expected)) return nothing('规则或模型有变化');
    const whole: SegmentEntry[] = [];
    let reason: string | null = null;
    for (const entry of state.segments) {
      try {
        if (!openSegments.has(entry.name)) openSegments.set(entry.name, await readSegment(entry));
        whole.push(entry);
      } catch (fault) {
        const now = await readState(folder).catch(() => null);
        if (attempt < ATTEMPTS && JSON.stringify(now) !== JSON.stringify(state)) return open(expected, attempt + 1);
        reason = fault instanceof DamagedSegment ? fault.message : `索引无法读取：${String(fault)}`;
        // No part of the index from now on; its vectors, if whole, still serve until `tidy`. Only a writer writes that down.
        damaged.add(entry.name);
      }
    }
    forget(new Set(whole.map(({ name }) => name)));
    return { index: createCompositeIndex(expected, whole.map(partOf)), sources: state.sources, reason };
  }

  function partOf({ name, removed }: SegmentEntry): SegmentPart {
    const known = parts.get(name);
    if (known?.removed === removed.length) return known.part;
    const segment = openSegments.get(name);
    if (!segment) throw new RangeError(`segment ${name} is not open`);
    const part = createSegmentPart(segment, new Set(removed), exactLimit);
    parts.set(name, { removed: removed.length, part });
    return part;
  }

  function forget(live: ReadonlySet<string>): void {
    for (const map of [openSegments, parts, keysOf]) {
      for (const name of map.keys()) if (!live.has(name)) map.delete(name);
    }
  }

  async function readSegment({ name, sum }: SegmentEntry): Promise<Segment> {
    const at = join(segmentFolder, name);
    return openSegmentFolder(at, await readManifest(at, sum), { lateFrom, lateMs, onNotice, onNoLibrary: notice });
  }

  function notice(): void {
    if (!isNoticed) onNotice('未安装 hnswlib-node，改用精确检索，结果相同，大量文件时较慢。');
    isNoticed = true;
  }

  /** The state to build on: the current one where it is of this identity, else an empty one. */
  async function stateFor(identity: IndexIdentity): Promise<CurrentState> {
    const state = await readState(folder).catch(() => null);
    if (state !== null && typeof state !== 'string' && isSameIdentity(state.identity, identity)) {
      return { ...state, segments: state.segments.filter(({ name }) => !damaged.has(name)) };
    }
    const { schemaVersion, embedderId, dimension } = identity;
    return { identity: { schemaVersion, embedderId, dimension }, segments: [], sources: [] };
  }

  /** Writes a segment aside and puts it, whole, in its place; it is of no effect until a state names it. */
  async function place(write: (aside: string) => Promise<number>): Promise<{ name: string; sum: number }> {
    const name = randomUUID();
    await mkdir(segmentFolder, { recursive: true });
    const sum = await write(join(segmentFolder, `.${name}`));
    await rename(join(segmentFolder, `.${name}`), join(segmentFolder, name));
    await syncFolder(segmentFolder);
    return { name, sum };
  }

  async function merge(
    entries: readonly SegmentEntry[],
    { embedderId, dimension }: IndexIdentity,
    onProgress: (done: number, total: number) => void,
  ): Promise<SegmentEntry | null> {
    const documents = entries.flatMap((entry) => entry.documents.filter((id) => !entry.removed.includes(id)));
    if (documents.length === 0) return null;
    const inputs = await Promise.all(
      entries.map(async ({ name, sum, removed }) => {
        const manifest = await readManifest(join(segmentFolder, name), sum);
        const read = (...names: readonly string[]) =>
          readSections(join(segmentFolder, name), manifest, (each) => names.includes(each));
        return { read, removed: new Set<DocumentId>(removed) };
      }),
    );
    let count = 0;
    const placed = await place(async (aside) => {
      let sum = 0;
      await mergeSegments(inputs, dimension, async (passages, fill) => {
        count = passages;
        const head = { embedderId, dimension, passages, graph: passages >= graphFrom };
        sum = await writeSegment(aside, head, fill, (done) => onProgress(done, passages));
      });
      return sum;
    });
    return { ...placed, passages: count, documents, removed: [] };
  }

  return {
    open: (expected) => {
      // One after the other, so that no segment is read twice.
      const opened = last.then(() => open(expected));
      last = opened.catch(() => {});
      return opened;
    },
    watch: (onChange) => watchState(folder, () => stamp, onChange),
    contents: async (identity) => {
      const { segments, sources } = await stateFor(identity);
      const live = segments.flatMap(({ documents, removed }) => documents.filter((id) => !removed.includes(id)));
      return { sources, documentIds: live };
    },
    preview: async (identity, { put, remove }) => {
      const { segments } = await stateFor(identity);
      const open = segments.flatMap(({ name, removed }) => {
        const segment = openSegments.get(name);
        return segment ? { segment, removed } : [];
      });
      return previewChange(identity, open, { put, remove }, exactLimit);
    },
    commit: async (identity, { put, remove, sources }) => {
      const state = await stateFor(identity);
      const { embedderId, dimension } = identity;
      const gone = new Set<DocumentId>([...put.map(({ document }) => document.id), ...remove]);
      const segments = state.segments
        .map((entry): SegmentEntry => {
          const more = entry.documents.filter((id) => gone.has(id) && !entry.removed.includes(id));
          return more.length === 0 ? entry : { ...entry, removed: [...entry.removed, ...more] };
        })
        .filter(({ documents, removed }) => removed.length < documents.length);
      if (put.length > 0) {
        const passages = put.reduce((sum, each) => sum + each.passages.length, 0);
        const head = { embedderId, dimension, passages, graph: passages >= graphFrom };
        const sections = packSegment(put, dimension);
        const placed = await place((aside) => writeSegment(aside, head, (writer) => addSections(writer, sections)));
        segments.push({ ...placed, passages, documents: put.map(({ document }) => document.id), removed: [] });
      }
      await mkdir(folder, { recursive: true });
      await writeState(folder, { ...state, segments, sources: [...sources] });
    },
    vectors: async (identity) => {
      const state = await stateFor(identity);
      const live = new Set(state.segments.map(({ name }) => name));
      const names = (await readdir(segmentFolder).catch((): string[] => [])).filter((name) => !name.startsWith('.'));
      const found: { folder: string; vectors: SegmentVectors }[] = [];
      for (const name of names) {
        const at = join(segmentFolder, name);
        const vectors = keysOf.get(name) ?? (await openSegmentVectors(at, identity.embedderId, live.has(name)));
        keysOf.set(name, vectors);
        if (vectors) found.push({ folder: at, vectors });
      }
      return openKnownVectors(found);
    },
    tidy: async (identity, onProgress = () => {}) => {
      const state = await stateFor(identity);
      const chosen = new Set(chooseMerge(state.segments));
      const merging = state.segments.filter(({ name }) => chosen.has(name));
      if (merging.length > 0) {
        const merged = await merge(merging, identity, onProgress);
        const rest = state.segments.filter(({ name }) => !chosen.has(name));
        const segments = merged ? [merged, ...rest] : rest;
        await writeState(folder, { ...state, segments });
        await removeOthers(segments);
      } else await removeOthers(state.segments);
    },
  };

  async function removeOthers(live: readonly SegmentEntry[]): Promise<void> {
    for (const name of await readdir(segmentFolder).catch((): string[] => [])) {
      if (!live.some((entry) => entry.name === name)) {
        await rm(join(segmentFolder, name), { recursive: true, force: true });
      }
    }
  }
}
