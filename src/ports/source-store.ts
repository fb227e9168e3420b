import type { DocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';

/** Tells whether a source may have changed, without reading it. */
export interface SourceStamp {
  /** Names the source among all of the corpus. */
  readonly key: string;
  /** The same stamp, the same content; another stamp, perhaps another. */
  readonly stamp: string;
}

/** All sources that a corpus is made of. Of several sources of one document the last in order wins. */
export interface SourceCatalogue {
  stamps(): Promise<readonly SourceStamp[]>;
  read(key: string): Promise<SourceDocument>;
}

/** The sources that were added to a data directory; the index is rebuilt from them whenever it must be. */
export interface SourceStore extends SourceCatalogue {
  /** The source kept under the id, or null. */
  get(id: DocumentId): Promise<SourceDocument | null>;
  /** Adds or replaces one source, durably. */
  put(source: SourceDocument): Promise<void>;
}
