import type { KnownSource } from '../ports/index-store.js';
import type { SourceCatalogue, SourceStamp } from '../ports/source-store.js';

/** What has to be done so that an index agrees with its sources. */
export interface IndexPlan {
  /** All sources of the corpus in order. */
  readonly stamps: readonly SourceStamp[];
  /** Sources to be read and indexed, in order. */
  readonly pending: readonly SourceStamp[];
  /** What the index knows of the others, with their stamps as they are now. */
  readonly settled: readonly KnownSource[];
  /** Keys of changed sources that cannot be read; what was indexed of them is left as it is. */
  readonly damaged: readonly string[];
  /** Whether anything is to be written at all: a source or its stamp changed, came or went. */
  readonly isNeeded: boolean;
}

/**
 * Compares the sources with what an index knows of them. A source is read only where its stamp differs, and pending only where
 * its content does too, or where its document is not in the index.
 * @param isIndexed whether the index holds the document
 * @param hash of a source's content, as it was when it was indexed
 */
export async function planIndex(
  catalogue: SourceCatalogue,
  known: readonly KnownSource[],
  isIndexed: (id: NonNullable<KnownSource['documentId']>) => boolean,
  hash: (source: unknown) => string,
): Promise<IndexPlan> {
  const stamps = await catalogue.stamps();
  const before = new Map(known.map((source) => [source.key, source]));
  const settled = new Map<string, KnownSource>();
  const damaged: string[] = [];
  for (const { key, stamp } of stamps) {
    const then = before.get(key);
    if (!then) continue;
    if (then.stamp === stamp) {
      settled.set(key, then);
      continue;
    }
    const source = await catalogue.read(key);
    // What was indexed of a source that is damaged by now still serves.
    if (source === null) damaged.push(key);
    if (source === null || then.hash === hash(source)) settled.set(key, { ...then, stamp });
  }
  // Where another source of the same document went or changed, the index may hold that one's text.
  const doubtful = new Set(known.filter(({ key }) => !settled.has(key)).map(({ documentId }) => documentId));
  for (const [key, { documentId }] of settled) {
    if (documentId !== null && (doubtful.has(documentId) || !isIndexed(documentId))) settled.delete(key);
  }
  const same = known.length === stamps.length && stamps.every(({ key, stamp }) => before.get(key)?.stamp === stamp);
  return {
    stamps,
    pending: stamps.filter(({ key }) => !settled.has(key)),
    settled: [...settled.values()],
    damaged,
    isNeeded: !same || settled.size < stamps.length,
  };
}
