import type { DocumentId } from '../domain/ids.js';
import type { Replacement } from '../domain/publication.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Refusal } from '../ingest/ingest-document.js';
import { type PublicationParts, publishSource } from './publish-source.js';

/** What a reader makes of one file or line. */
export type ReadSource = { readonly ok: SourceDocument } | { readonly refusal: Refusal };

/** A document that was not taken in, and the draft that was kept of it where a person may decide otherwise. */
export interface RefusedDocument extends Refusal {
  readonly draftId?: string;
}

/** What became of the documents given to `ingest`: ids, and refusals with their reasons. */
export interface AdditionSummary {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly unchanged: readonly string[];
  readonly refused: readonly RefusedDocument[];
  /** Searchable clauses of the documents added and replaced. */
  readonly clauseCount: number;
}

export interface AdditionOptions {
  readonly by: string;
  /** Null: an id that is kept with other content is refused. */
  readonly replacement: Replacement | null;
  /** Keeps a draft of what failed its check, and gives the draft's id. */
  readonly keepDraft: (source: SourceDocument) => Promise<string | null>;
}

/**
 * Takes documents into a data directory's sources: each is parsed and checked first, and only a sound one is published; of
 * two different documents with one id in the same batch the first is taken, replacement or none. Nothing is indexed here,
 * and no text is held longer than needed.
 */
export async function addDocuments(
  read: AsyncIterable<ReadSource>,
  parts: PublicationParts,
  { by, replacement, keepDraft }: AdditionOptions,
): Promise<AdditionSummary> {
  /** Where each document of the batch came from; its content is what is kept by now. */
  const batch = new Map<DocumentId, string>();
  const added: string[] = [];
  const replaced: string[] = [];
  const unchanged: string[] = [];
  const refused: RefusedDocument[] = [];
  let clauseCount = 0;
  for await (const one of read) {
    if ('refusal' in one) {
      refused.push(one.refusal);
      continue;
    }
    const { origin } = one.ok;
    const outcome = await publishSource(
      one.ok,
      // Of two documents with one id in the same batch none overwrites the other.
      { by, replacement: (id) => (batch.has(id) ? null : replacement), override: null, reason: null, draftId: null },
      parts,
    );
    switch (outcome.state) {
      case 'refused': {
        const draftId = outcome.findings.length > 0 ? await keepDraft(one.ok) : null;
        refused.push({ origin, reason: outcome.reason, ...(draftId !== null && { draftId }) });
        break;
      }
      case 'exists': {
        const { documentId: id } = outcome;
        const twin = batch.get(id);
        const reason =
          twin === undefined
            ? `编号 ${id} 的文件已存在且内容不同；如需替换，请加 --replace`
            : `与同一批的“${twin}”编号相同（${id}）而内容不同`;
        refused.push({ origin, reason });
        break;
      }
      case 'unchanged':
        if (!batch.has(outcome.documentId)) {
          unchanged.push(outcome.documentId);
          batch.set(outcome.documentId, origin);
        }
        break;
      case 'published':
        (outcome.entry.action === 'published' ? added : replaced).push(outcome.entry.documentId);
        clauseCount += outcome.clauseCount;
        batch.set(outcome.entry.documentId, origin);
        break;
      default:
        outcome satisfies never;
    }
  }
  return { added, replaced, unchanged, refused, clauseCount };
}
