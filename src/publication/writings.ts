import type { DocumentId } from '../domain/ids.js';
import type { FetchedFrom, Replacement } from '../domain/publication.js';
import type { SourceFile } from '../ports/document-reader.js';
import type { AdditionSummary } from './add-documents.js';
import type { DraftingSummary } from './keep-draft.js';
import type { PublishingOptions, PublishingSummary } from './publish-drafts.js';
import type { PutOutcome, PuttingTerms } from './put-document.js';

/** All that is written in a data directory's corpus, by name: what is asked, and what is told of it. */
export interface Writings {
  readonly ingest: {
    readonly asked: {
      readonly paths: readonly string[];
      readonly replacement: Replacement | null;
      readonly by: string;
    };
    readonly told: AdditionSummary;
  };
  readonly draft: {
    readonly asked: { readonly paths: readonly string[]; readonly by: string };
    readonly told: DraftingSummary;
  };
  readonly propose: {
    readonly asked: { readonly file: SourceFile; readonly by: string; readonly from: FetchedFrom | null };
    readonly told: DraftingSummary;
  };
  readonly put: {
    readonly asked: { readonly file: SourceFile } & PuttingTerms;
    readonly told: readonly PutOutcome[];
  };
  readonly publish: {
    readonly asked: { readonly draftIds: readonly string[] } & PublishingOptions;
    readonly told: PublishingSummary;
  };
  readonly discard: { readonly asked: { readonly draftId: string }; readonly told: boolean };
  readonly withdraw: {
    readonly asked: { readonly id: DocumentId; readonly by: string; readonly reason: string | null };
    readonly told: boolean;
  };
}

export type WriteRequest = {
  [Kind in keyof Writings]: { readonly kind: Kind } & Writings[Kind]['asked'];
}[keyof Writings];

/** Does one piece of writing and gives what came of it; throws a `conflict` Failure where another process is writing. */
export type Write = <Kind extends keyof Writings>(
  kind: Kind,
  asked: Writings[Kind]['asked'],
) => Promise<Writings[Kind]['told']>;
