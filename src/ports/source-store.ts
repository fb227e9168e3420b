import type { DocumentId } from '../domain/ids.js';
import type { LedgerEntry } from '../domain/publication.js';
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
  /** Null where what is kept is damaged. */
  read(key: string): Promise<SourceDocument | null>;
}

/** One change of what is published. It happens wholly or not at all, and leaves one line in the ledger. */
export interface SourceChange {
  /** Added, or put in the place of the source of the same id. Each has an id. */
  readonly put: readonly SourceDocument[];
  readonly remove: readonly DocumentId[];
  /** What is replaced or removed, which the history keeps. */
  readonly keep: readonly SourceDocument[];
  /** What the ledger says of it. */
  readonly entry: Omit<LedgerEntry, 'sequence' | 'put' | 'removed'>;
}

/** A ledger as it can be read: its lines in order, and the numbers of those that are damaged. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly damaged: readonly number[];
}

/** The sources that are published in a data directory; the index is rebuilt from them whenever it must be. */
export interface SourceStore extends SourceCatalogue {
  /** The source kept under the id; null where there is none, or it is damaged. */
  get(id: DocumentId): Promise<SourceDocument | null>;
  /** Ids of the kept sources, ascending. */
  ids(): Promise<readonly DocumentId[]>;
  /** Documents that were withdrawn and not published again. */
  withdrawn(): Promise<ReadonlySet<DocumentId>>;
  /** Makes a change durable, as the only writer. */
  change(change: SourceChange): Promise<LedgerEntry>;
  /** Whether a killed writer left something for `recover`; looks without being the only writer. */
  isInterrupted(): Promise<boolean>;
  /** Ends the change that a killed writer had written down, and forgets the one that it had not. Call it before each writing. */
  recover(): Promise<LedgerEntry | null>;
  ledger(): Promise<Ledger>;
  /** The text of a document that the change of that number ended; null where it is not kept. */
  ended(id: DocumentId, sequence: number): Promise<SourceDocument | null>;
}
