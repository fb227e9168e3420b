import type { DocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';
import { currentId } from '../domain/version-id.js';
import type { IndexIdentity } from '../ports/clause-index.js';
import type { IndexContents, IndexStore, KnownSource, KnownVectors } from '../ports/index-store.js';
import type { Romanizer } from '../ports/romanizer.js';
import type { SourceCatalogue, SourceStamp } from '../ports/source-store.js';
import { type BuildParts, buildIndex } from './build-index.js';
import { ingestDocument, type ParsedDocument, type Refusal } from './ingest-document.js';
import type { IndexPlan } from './plan-index.js';

export interface IndexingParts extends Omit<BuildParts, 'reuse' | 'onProgress'> {
  readonly store: IndexStore;
  readonly catalogue: SourceCatalogue;
  readonly romanizer: Romanizer;
  /** Told how many of the sources to be indexed are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Told after each step, which readers may already see, of how many passages it put in. */
  readonly onCommit?: (passages: number) => void;
}

/** Passages indexed and committed at once: what is in memory at a time, and what a crash can cost. 500–5,000. */
const BATCH_PASSAGES = 2000;

/** Why a source is not indexed whose file is not what was written. */
export const DAMAGED = '保存的原文已损坏，请重新收录这份文件';

/** Hash by which a changed source is known. */
export function hashSource(hash: (text: string) => string): (source: unknown) => string {
  return (source) => hash(JSON.stringify(source));
}

/**
 * Brings an index into agreement with its sources, batch by batch: each batch is read, parsed, embedded and committed, so that
 * memory is bounded and whatever ends the process costs one batch. Gives the sources that were refused.
 * @param before what the index consists of now
 */
export async function indexSources(
  identity: IndexIdentity,
  plan: IndexPlan,
  before: IndexContents,
  parts: IndexingParts,
): Promise<readonly Refusal[]> {
  const { store, catalogue } = parts;
  const hash = hashSource(parts.hash);
  const order = new Map(plan.stamps.map(({ key }, at) => [key, at]));
  // What is pending is known as it was before until it is done: a crash then leaves it pending.
  const known = new Map([...before.sources, ...plan.settled].map((source) => [source.key, source]));
  const owners = new Map(plan.settled.map(({ documentId, key }) => [documentId, key] as const));
  const live = new Set(before.documentIds);
  const refused: Refusal[] = [];
  const vectors = await store.vectors(identity);
  const inOrder = (): readonly KnownSource[] =>
    [...known.values()].sort((a, b) => (order.get(a.key) ?? order.size) - (order.get(b.key) ?? order.size));

  const batch = new Map<DocumentId, ParsedDocument>();
  const settle = (stamp: SourceStamp, source: SourceDocument): void => {
    const ingested = ingestDocument(source, parts.romanizer);
    const entry = { key: stamp.key, stamp: stamp.stamp, hash: hash(source) };
    if (ingested.state === 'refused') {
      refused.push({ origin: ingested.origin, reason: ingested.reason });
      known.set(stamp.key, { ...entry, documentId: null, refusal: ingested.reason });
      return;
    }
    const { id } = ingested.document;
    known.set(stamp.key, { ...entry, documentId: id, refusal: '' });
    const owner = owners.get(id);
    // Of two sources of one document the later wins: what was ingested stands after the seeds.
    if (owner !== undefined && (order.get(owner) ?? 0) > (order.get(stamp.key) ?? 0)) return;
    owners.set(id, stamp.key);
    batch.set(id, ingested);
  };
  const commit = async (done: number, remove: readonly DocumentId[] = []): Promise<void> => {
    const put = await buildBatch([...batch.values()], vectors, parts, done, plan.pending.length);
    batch.clear();
    for (const { document } of put) live.add(document.id);
    await store.commit(identity, { put, remove, sources: inOrder() });
    parts.onCommit?.(put.reduce((sum, each) => sum + each.passages.length, 0));
  };

  try {
    let passages = 0;
    let committed = 0;
    for (const [at, stamp] of plan.pending.entries()) {
      const source = await catalogue.read(stamp.key);
      if (source) settle(stamp, source);
      else {
        refused.push({ origin: stamp.key, reason: DAMAGED });
        known.set(stamp.key, { ...stamp, hash: '', documentId: null, refusal: DAMAGED });
      }
      // A document and its earlier versions change in one step.
      const next = plan.pending[at + 1];
      if (next && currentId(next.key) === currentId(stamp.key)) continue;
      passages = [...batch.values()].reduce((sum, each) => sum + each.passages.length, 0);
      if (passages < BATCH_PASSAGES) continue;
      await commit(committed);
      committed = at + 1;
      parts.onProgress?.(committed, plan.pending.length);
    }
    for (const key of known.keys()) if (!order.has(key)) known.delete(key);
    const claimed = new Set([...known.values()].map(({ documentId }) => documentId));
    await commit(
      committed,
      [...live].filter((id) => !claimed.has(id)),
    );
    parts.onProgress?.(plan.pending.length, plan.pending.length);
  } finally {
    await vectors.close();
  }
  return refused;
}

async function buildBatch(
  parsed: readonly ParsedDocument[],
  vectors: KnownVectors,
  parts: IndexingParts,
  done: number,
  total: number,
) {
  return buildIndex(parsed, {
    ...parts,
    reuse: vectors.find,
    // A batch counts by what is embedded of it, which takes nearly all of its time.
    onProgress: (embedded, all) =>
      parts.onProgress?.(Math.min(total, done + Math.floor((parsed.length * embedded) / Math.max(1, all))), total),
  });
}
