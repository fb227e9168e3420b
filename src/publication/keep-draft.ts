import type { Draft, DraftSummary, FetchedFrom } from '../domain/publication.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Refusal } from '../ingest/ingest-document.js';
import type { SourceFile } from '../ports/document-reader.js';
import type { DraftStore, KeptDraft } from '../ports/draft-store.js';
import type { ReadSource } from './add-documents.js';
import { type ReportParts, reportDraft } from './report-draft.js';
import { contentOf } from './source-content.js';

/** What became of documents that were to be drafts. */
export interface DraftingSummary {
  readonly drafts: readonly DraftSummary[];
  /** Documents that are published with the same content. */
  readonly unchanged: readonly string[];
  readonly refused: readonly Refusal[];
}

export interface DraftingParts extends ReportParts {
  readonly drafts: DraftStore;
  readonly hash: (text: string) => string;
}

/** Who drafts, and where it was fetched, if it was. */
export interface DraftingNote {
  readonly by: string;
  readonly from: FetchedFrom | null;
}

/** Digits of a hash that name a draft. */
const ID_DIGITS = 10;

/** Keeps each document that was read as a draft with its report; the same content has the same draft. */
export async function keepDrafts(
  read: AsyncIterable<{ readonly outcome: ReadSource; readonly original: SourceFile | null }>,
  note: DraftingNote,
  parts: DraftingParts,
): Promise<DraftingSummary> {
  const drafts: DraftSummary[] = [];
  const unchanged: string[] = [];
  const refused: Refusal[] = [];
  for await (const { outcome, original } of read) {
    if ('refusal' in outcome) refused.push(outcome.refusal);
    else {
      const kept = await keepDraft(outcome.ok, original, note, parts);
      if ('reason' in kept) refused.push(kept);
      else if (kept.report.published === 'same') unchanged.push(kept.report.documentId);
      else drafts.push(summaryOf(kept));
    }
  }
  return { drafts, unchanged, refused };
}

/** Keeps one document as a draft, unless the same is published; a refusal where no document can be made of it at all. */
export async function keepDraft(
  read: SourceDocument,
  original: SourceFile | null,
  { by, from }: DraftingNote,
  parts: DraftingParts,
): Promise<KeptDraft | Refusal> {
  const source = from ? asFetched(read, from) : read;
  const reported = await reportDraft(source, parts);
  if (reported.state === 'refused') return { origin: source.origin, reason: reported.reason };
  const { document, report } = reported;
  const draft: Draft = {
    id: parts.hash(`${document.id}\n${contentOf(source)}`).slice(0, ID_DIGITS),
    source: { ...source, id: document.id },
    title: document.title,
    createdAt: new Date(parts.clock.now()).toISOString(),
    by,
    from,
  };
  return { report, draft: report.published === 'same' ? draft : await parts.drafts.put({ draft, report }, original) };
}

/** What an address gives is a text of the document that has the address, whatever name the text would give it. */
function asFetched(source: SourceDocument, { url, documentId }: FetchedFrom): SourceDocument {
  return { ...source, id: documentId ?? source.id, stated: { ...source.stated, url } };
}

/** A draft as lists have it. */
export function summaryOf({ draft, report }: KeptDraft): DraftSummary {
  const { id, title, createdAt, by, from, source } = draft;
  const { documentId, fault, published } = report;
  return { id, documentId, title, origin: source.origin, createdAt, by, from, fault, published };
}
