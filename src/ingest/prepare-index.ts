import { Failure } from '../domain/failure.js';
import type { ClauseIndex, IndexIdentity } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import type { WriteAlone } from '../ports/writer-lock.js';
import { DAMAGED, hashSource, type IndexingParts, indexSources } from './index-sources.js';
import type { Refusal } from './ingest-document.js';
import { planIndex } from './plan-index.js';
import { type KnownBeside, presentIndex } from './present-index.js';

/** Raise it whenever what is stored, or how texts are cut, weighed or embedded, changes: older indexes are then rebuilt. */
const SCHEMA_VERSION = 10;

export interface PrepareParts extends IndexingParts {
  readonly beside: KnownBeside;
  readonly writeAlone: WriteAlone;
}

export interface PreparedIndex {
  readonly index: ClauseIndex;
  /** Why something was built; null where what was stored served. */
  readonly rebuilt: string | null;
  /** Sources that failed their check in this run and are not in the index. */
  readonly refused: readonly Refusal[];
  /** Whether another process is writing: what was complete is served, and the rest is its to do. */
  readonly isBehind: boolean;
}

/** What an index must have been built by to serve this program. */
export function identityOf({ id, dimension }: Embedder): IndexIdentity {
  return { schemaVersion: SCHEMA_VERSION, embedderId: id, dimension };
}

/**
 * Opens the index of the sources, having indexed what is missing in it, is damaged, or has changed. What is already open in
 * the same store is not read again. Throws a `conflict` Failure where there is nothing yet and another process is at it.
 */
export async function prepareIndex(parts: PrepareParts): Promise<PreparedIndex> {
  const identity = identityOf(parts.embedder);
  const opened = await parts.store.open(identity);
  const present = { index: presentIndex(opened, parts.beside), rebuilt: null, refused: [], isBehind: false };
  if (!(await planOf(parts)).plan.isNeeded) return present;
  const written = await parts.writeAlone(() => updateIndex(parts));
  if (written.state === 'busy') {
    if (opened.index.documentCount === 0) throw busyFailure();
    return { ...present, isBehind: true };
  }
  const index = presentIndex(await parts.store.open(identity), parts.beside);
  return { index, rebuilt: opened.reason ?? '文件有变化', refused: written.result ?? [], isBehind: false };
}

/**
 * Brings the stored index into agreement with its sources without opening it, as the only writer. Gives the sources that were
 * refused in this run; null where nothing was to be done.
 */
export async function updateIndex(parts: IndexingParts): Promise<readonly Refusal[] | null> {
  const identity = identityOf(parts.embedder);
  const { plan, before } = await planOf(parts);
  if (!plan.isNeeded) return null;
  const refused = await indexSources(identity, plan, before, parts);
  await parts.store.tidy(identity);
  parts.onCommit?.(0);
  return [...plan.damaged.map((origin) => ({ origin, reason: `${DAMAGED}；现以损坏前的内容服务` })), ...refused];
}

/** Why nothing was written, for the person who asked for it. */
export function busyFailure(): Failure {
  return new Failure('conflict', 'another process is writing in the data directory', {
    publicMessage: '另一个进程正在写入此数据目录（例如正在收录文件），请等它结束后再试。',
  });
}

async function planOf({ store, catalogue, embedder, hash }: IndexingParts) {
  const before = await store.contents(identityOf(embedder));
  const indexed = new Set(before.documentIds);
  return { before, plan: await planIndex(catalogue, before.sources, (id) => indexed.has(id), hashSource(hash)) };
}
