import type { SourceDocument } from '../domain/source-document.js';

/** The sources that were added to a data directory; the index is rebuilt from them whenever it must be. */
export interface SourceStore {
  /** Every kept source, by id in ascending order. */
  list(): Promise<readonly SourceDocument[]>;
  /** Adds or replaces one source, durably. */
  put(source: SourceDocument): Promise<void>;
}
