import type { ClauseIndex, IndexIdentity } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import type { Refusal } from './add-documents.js';
import { hashSource, type IndexingParts, indexSources } from './index-sources.js';
import { planIndex } from './plan-index.js';
import { type Aliases, presentIndex } from './present-index.js';

/** Raise it whenever what is stored, or how texts are cut, weighed or embedded, changes: older indexes are then rebuilt. */
const SCHEMA_VERSION = 7;

export interface PrepareParts extends IndexingParts {
  readonly aliases: Aliases;
}

export interface PreparedIndex {
  readonly index: ClauseIndex;
  /** Why something was built; null where what was stored served. */
  readonly rebuilt: string | null;
  /** Sources that failed their check in this run and are not in the index. */
  readonly refused: readonly Refusal[];
}

/** What an index must have been built by to serve this program. */
export function identityOf({ id, dimension }: Embedder): IndexIdentity {
  return { schemaVersion: SCHEMA_VERSION, embedderId: id, dimension };
}

/**
 * Opens the index of the sources, having indexed what is missing in it, is damaged, or has changed. What is already open in
 * the same store is not read again.
 */
export async function prepareIndex(parts: PrepareParts): Promise<PreparedIndex> {
  const identity = identityOf(parts.embedder);
  const opened = await parts.store.open(identity);
  const refused = await updateIndex(parts);
  if (refused === null) return { index: presentIndex(opened, parts.aliases), rebuilt: null, refused: [] };
  const index = presentIndex(await parts.store.open(identity), parts.aliases);
  return { index, rebuilt: opened.reason ?? '文件有变化', refused };
}

/**
 * Brings the stored index into agreement with its sources without opening it. Gives the sources that were refused in this run;
 * null where nothing was to be done.
 */
export async function updateIndex(parts: IndexingParts): Promise<readonly Refusal[] | null> {
  const identity = identityOf(parts.embedder);
  const { sources, documentIds } = await parts.store.contents(identity);
  const indexed = new Set(documentIds);
  const plan = await planIndex(parts.catalogue, sources, (id) => indexed.has(id), hashSource(parts.hash));
  if (!plan.isNeeded) return null;
  const refused = await indexSources(identity, plan, { sources, documentIds }, parts);
  await parts.store.tidy(identity);
  parts.onCommit?.(0);
  return refused;
}
