import type { DocumentId } from '../domain/ids.js';

/** A folder whose files are published while they lie in it. Names are relative to it, with `/` between folders. */
export interface WatchedFolder {
  /** Names of the files that are looked at; null where the folder cannot be read. */
  names(): Promise<readonly string[] | null>;
  /** The bytes of a file and their SHA-256; why it is not read; null where it is not there (any more). */
  read(name: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | { reason: string } | null>;
}

/** What became of a watched file when its content was last looked at. */
export interface FollowedFile {
  /** Of its content; empty where it was not read. */
  readonly sha256: string;
  /** Documents that are published of it. */
  readonly documentIds: readonly DocumentId[];
  /** Why something of it is not published, with the draft that was kept. */
  readonly refusals: readonly { readonly reason: string; readonly draftId: string | null }[];
}

/** Remembers what became of the files of a watched folder. */
export interface FollowedFiles {
  /** Empty where nothing is remembered, or what was is damaged: the files are then looked at anew. */
  load(): Promise<ReadonlyMap<string, FollowedFile>>;
  /** Durable when it is done; the old memory or the new one. */
  save(files: ReadonlyMap<string, FollowedFile>): Promise<void>;
}
