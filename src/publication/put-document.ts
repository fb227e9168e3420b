import type { DocumentId } from '../domain/ids.js';
import type { Replacement } from '../domain/publication.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { SourceFile } from '../ports/document-reader.js';
import type { ReadSource } from './add-documents.js';
import { type DraftingParts, keepDraft } from './keep-draft.js';
import { type PublicationParts, publishSource } from './publish-source.js';

/** Who puts a document, and what is to become of it. */
export interface PuttingTerms {
  readonly by: string;
  /** The id that it is put under; null: its own. One that the document gives otherwise is refused. */
  readonly documentId: DocumentId | null;
  /** What becomes of a text that is published under the id; null: nothing is published, a draft is kept. */
  readonly replacement: Replacement | null;
}

/** What became of one document that was put. */
export type PutOutcome =
  | { readonly state: 'published' | 'replaced'; readonly documentId: DocumentId; readonly clauseCount: number }
  | { readonly state: 'unchanged'; readonly documentId: DocumentId }
  /** `fault`: why it may be published only by a named person; null where a draft was asked for. */
  | {
      readonly state: 'draft';
      readonly documentId: DocumentId;
      readonly draftId: string;
      readonly fault: string | null;
    }
  | { readonly state: 'refused'; readonly origin: string; readonly reason: string };

/**
 * Publishes one document that was read, in the place of what has its id, where nothing stands against it; keeps it as a draft
 * where something does, or where no more was asked for.
 * @param batch ids that were put from the same file: none of them is overwritten by another document of it
 */
export async function putDocument(
  { outcome, original }: { readonly outcome: ReadSource; readonly original: SourceFile | null },
  { by, documentId, replacement }: PuttingTerms,
  batch: Set<DocumentId>,
  parts: PublicationParts & DraftingParts,
): Promise<PutOutcome> {
  if ('refusal' in outcome) return { state: 'refused', ...outcome.refusal };
  const refuse = (reason: string): PutOutcome => ({ state: 'refused', origin: outcome.ok.origin, reason });
  const own = outcome.ok.id;
  if (documentId && own && own !== documentId) return refuse(`文件自带的编号是 ${own}，与指定的 ${documentId} 不同`);
  const source = { ...outcome.ok, id: documentId ?? own };
  if (!replacement) return draftOf(source, original, by, parts);

  const terms = { by, replacement: (id: DocumentId) => (batch.has(id) ? null : replacement) };
  const published = await publishSource(source, { ...terms, override: null, reason: null, draftId: null }, parts);
  switch (published.state) {
    case 'published': {
      const { entry, clauseCount } = published;
      batch.add(entry.documentId);
      return {
        state: entry.action === 'published' ? 'published' : 'replaced',
        documentId: entry.documentId,
        clauseCount,
      };
    }
    case 'unchanged':
      batch.add(published.documentId);
      return published;
    case 'exists':
      return refuse(`同一文件中另有内容不同的文件使用编号 ${published.documentId}`);
    case 'refused':
      return published.findings.length > 0 ? draftOf(source, original, by, parts) : refuse(published.reason);
    default:
      return published satisfies never;
  }
}

async function draftOf(
  source: SourceDocument,
  original: SourceFile | null,
  by: string,
  parts: DraftingParts,
): Promise<PutOutcome> {
  const kept = await keepDraft(source, original, { by, from: null }, parts);
  if ('reason' in kept) return { state: 'refused', ...kept };
  const { documentId, fault, published } = kept.report;
  return published === 'same'
    ? { state: 'unchanged', documentId }
    : { state: 'draft', documentId, draftId: kept.draft.id, fault };
}
