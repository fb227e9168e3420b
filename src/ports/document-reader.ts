import type { SourceDocument } from '../domain/source-document.js';

/** A file as it came. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Told before and after each page that is read from its picture, which takes seconds: whoever waits knows that it goes on. */
  readonly onStep?: () => void;
}

/** What became of one file, or one line of a `.jsonl` file. */
export type ReadOutcome =
  | { readonly ok: SourceDocument }
  | { readonly refusal: { readonly origin: string; readonly reason: string } };

/** Reads files of one format, each one document. What the bytes hold is never thrown: it is a refusal with its reason. */
export interface DocumentReader {
  /** For messages: `PDF`. */
  readonly format: string;
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Whether the bytes are of this format, whatever the name says. */
  readonly recognises: (bytes: Uint8Array) => boolean;
  readonly read: (file: SourceFile) => Promise<ReadOutcome>;
}
