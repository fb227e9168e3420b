/** What is known of one copy of an official page. */
export interface FetchedCopy {
  /** Where it came from in the end, after all redirects. */
  readonly from: string;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Of the bytes as decompressed, in hexadecimal. */
  readonly sha256: string;
  /** A file name for the readers: the extension tells the format. */
  readonly name: string;
  /** Whether all that follows from it was done. Until then it is fetched again whole, so that nothing is lost with a process. */
  readonly settled: boolean;
}

/** The official pages as they were fetched, by the address that was asked for. */
export interface FetchedPages {
  /** Newest first. A record that is damaged is one that is not there. */
  copies(url: string): Promise<readonly FetchedCopy[]>;
  /** The bytes of a copy; null where they are missing or not what was fetched. */
  bytes(url: string, copy: FetchedCopy): Promise<Uint8Array | null>;
  /** Keeps a copy, durably; of the same bytes as the newest it takes that one's place. The oldest beyond a bound are removed. */
  keep(url: string, copy: FetchedCopy, bytes: Uint8Array): Promise<void>;
  /** Marks the newest copy as settled, durably. */
  settle(url: string): Promise<void>;
  /** When the last whole run began, in milliseconds since the epoch; null: never. */
  lastRun(): Promise<number | null>;
  noteRun(startedAt: number): Promise<void>;
}
