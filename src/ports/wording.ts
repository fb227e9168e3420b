import type { Clause } from '../domain/clause.js';

/** The fixed wording of `prompts/`: everything that is said without a clause to prove it. */
export interface Wording {
  /** The wording with its `{{placeholders}}` filled; throws a Failure for an unknown id, a missing or an extra value. */
  say(id: string, values?: Readonly<Record<string, string>>): string;
  has(id: string): boolean;
  /** Names of the wording's placeholders. */
  placeholders(id: string): readonly string[];
  /** How words of the documents are shown; absent where they are read as they stand (simplified Chinese). */
  readonly companion?: Companion;
}

/**
 * What a reader of another language is shown beside words of the documents, which stay as they are. It is rendering: made
 * from the words just shown by a fixed table, marked as such, and never a sentence or a citation of its own.
 */
export interface Companion {
  /** Between the title of a section and its first sentence. */
  readonly colon: string;
  /** Chinese that is no quotation, in the reader's script. */
  inScript(text: string): string;
  /** Beside a quotation; null where nothing is to be shown. */
  besideQuote(text: string): string | null;
  /** Beside the full label of a quoted clause. */
  besideLabel(clause: Clause): string | null;
  /** Beside the short name of a clause in a list. */
  besideName(clause: Clause): string | null;
}
