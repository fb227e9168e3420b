import type { Draft, DraftReport } from '../domain/publication.js';
import type { SourceFile } from './document-reader.js';

export interface KeptDraft {
  readonly draft: Draft;
  readonly report: DraftReport;
}

/** Documents that were read and are not published, each with its report and the file that it was read from. */
export interface DraftStore {
  /** Keeps a draft durably; one that is there already keeps its first day and gets the new report. */
  put(kept: KeptDraft, original: SourceFile | null): Promise<Draft>;
  /** Null where there is none of that id, or it is damaged. */
  get(id: string): Promise<KeptDraft | null>;
  /** Oldest first; those that are damaged are passed over. */
  list(): Promise<readonly KeptDraft[]>;
  /** False where there was none. */
  remove(id: string): Promise<boolean>;
}
