import type { DocumentId } from '../domain/ids.js';
import type { DocumentVersion, DraftSummary, FetchedFrom } from '../domain/publication.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { SourceFile } from '../ports/document-reader.js';
import type { KeptDraft } from '../ports/draft-store.js';
import type { DraftingSummary } from './keep-draft.js';
import type { PublishingOptions, PublishingSummary } from './publish-drafts.js';
import type { PutOutcome, PuttingTerms } from './put-document.js';

/** What became of a file that was proposed: a draft, the same as what is published, or nothing that could be read. */
export type Proposal =
  /** `fault`: why it may not be published as it is; null where nothing stands against it. */
  { readonly draftId: string; readonly fault: string | null } | 'published' | { readonly refusal: string };

/** Keeps a file of one document that was fetched as a draft, for people to decide. */
export type ProposeDraft = (file: SourceFile, from: FetchedFrom) => Promise<Proposal>;

/**
 * The way of documents into what is published, and out of it. What writes is done by one at a time; it throws a `conflict`
 * Failure where another process is at it, and is done when it is durable and served.
 */
export interface Publication {
  readonly draft: (paths: readonly string[], by: string) => Promise<DraftingSummary>;
  readonly draftFile: (file: SourceFile, by: string) => Promise<DraftingSummary>;
  readonly proposeDraft: ProposeDraft;
  /** Publishes a file's documents, in the place of what has their ids, or keeps drafts of them; one outcome a document. */
  readonly putFile: (file: SourceFile, terms: PuttingTerms) => Promise<readonly PutOutcome[]>;
  readonly drafts: () => Promise<readonly DraftSummary[]>;
  /** The draft with its whole report: duplicates, and what it would change in answers, are looked for anew. Null: no such draft. */
  readonly review: (draftId: string) => Promise<KeptDraft | null>;
  readonly publish: (draftIds: readonly string[], options: PublishingOptions) => Promise<PublishingSummary>;
  /** False where there was no such draft. */
  readonly discard: (draftId: string) => Promise<boolean>;
  /** False where no such document is published. */
  readonly withdraw: (
    id: DocumentId,
    note: { readonly by: string; readonly reason: string | null },
  ) => Promise<boolean>;
  /** Oldest first; empty where there never was such a document. */
  readonly versions: (id: DocumentId) => Promise<readonly DocumentVersion[]>;
  readonly versionText: (id: DocumentId, version: DocumentVersion) => Promise<SourceDocument | null>;
}
