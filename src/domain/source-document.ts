import type { DocumentId } from './ids.js';
import type { Day, DeclaredStatus } from './policy-document.js';

/** A document as read from a file and before anything is made of it: its text, and the facts stated beside the text. */
export interface SourceDocument {
  /** Given by the source, or null: then made from 文号 or title. */
  readonly id: DocumentId | null;
  /** Where it came from, for messages: a file name, with the line for `.jsonl`. */
  readonly origin: string;
  readonly format: 'text' | 'markdown';
  readonly text: string;
  /** Facts stated outside the text (a `.jsonl` line); they win over what the text says. */
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
  };
}
