import type { DocumentId } from './ids.js';
import type { Attachment, Day, DeclaredStatus, RecordedOverride } from './policy-document.js';

/** A document as read from a file and before anything is made of it: its text, and the facts stated beside the text. */
export interface SourceDocument {
  /** Given by the source, or null: then made from 文号 or title. */
  readonly id: DocumentId | null;
  /** Where it came from, for messages: a file name, with the line for `.jsonl`. */
  readonly origin: string;
  readonly format: 'text' | 'markdown';
  readonly text: string;
  /** Facts stated outside the text (a `.jsonl` line, the head of a page); they win over what the text says. */
  readonly stated: {
    readonly title?: string | undefined;
    readonly docNumber?: string | undefined;
    readonly issuer?: string | undefined;
    readonly region?: string | undefined;
    readonly issuedOn?: Day | undefined;
    readonly publishedOn?: Day | undefined;
    readonly effectiveOn?: Day | undefined;
    readonly expiresOn?: Day | undefined;
    readonly status?: DeclaredStatus | undefined;
    readonly url?: string | undefined;
    /** Whose site carries it; says whose a document is only where nothing nearer does. */
    readonly publisher?: string | undefined;
    /** 索引号. */
    readonly indexNumber?: string | undefined;
    /** 分类. */
    readonly category?: string | undefined;
  };
  /** Files that the source links to; their text is no part of this document. */
  readonly attachments?: readonly Attachment[];
  /** Set where text was recognised in pictures of pages (OCR): those pages, and those of them on which nothing was found. */
  readonly recognised?: { readonly pages: readonly number[]; readonly empty: readonly number[] };
  /** The file that it was read from: its bare name, its format for people (`PDF`), and the SHA-256 of its bytes in hex. */
  readonly file?: { readonly name: string; readonly format: string; readonly sha256: string };
  /** Set where it was published though it failed its check. */
  readonly override?: RecordedOverride;
  /** Set on the new text of an amendment: the first day on which it holds, whatever the text says. */
  readonly amendedFrom?: Day;
  /** Set on a text that held until an amendment: the document that it is of, and its last day. */
  readonly earlierOf?: { readonly documentId: DocumentId; readonly lastDay: Day };
}
