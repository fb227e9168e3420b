import type { DocumentId } from '../domain/ids.js';
import type { Override } from '../domain/policy-document.js';
import type { LedgerEntry, Replacement } from '../domain/publication.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Finding } from '../ingest/check-integrity.js';
import { ingestDocument } from '../ingest/ingest-document.js';
import type { Clock } from '../ports/clock.js';
import type { Romanizer } from '../ports/romanizer.js';
import type { SourceStore } from '../ports/source-store.js';
import { publicationChange } from './publication-change.js';
import { contentOf } from './source-content.js';

export interface PublicationParts {
  readonly store: SourceStore;
  /** Sources that the corpus has beside those in the store, by the ids of their documents. */
  readonly given: ReadonlyMap<DocumentId, SourceDocument>;
  readonly romanizer: Romanizer;
  readonly clock: Pick<Clock, 'now' | 'today'>;
  /** In hexadecimal digits, the same on every machine. */
  readonly hash: (text: string) => string;
}

/** Who publishes and on what terms. */
export interface Terms {
  readonly by: string;
  /** What becomes of the text that is published under an id and has other content; null: it stays. */
  readonly replacement: (id: DocumentId) => Replacement | null;
  readonly override: Override | null;
  readonly reason: string | null;
  readonly draftId: string | null;
}

export type PublishOutcome =
  | { readonly state: 'published'; readonly entry: LedgerEntry; readonly clauseCount: number }
  | { readonly state: 'unchanged'; readonly documentId: DocumentId }
  | { readonly state: 'exists'; readonly documentId: DocumentId }
  /** `findings` hold an error where a named person could override it. */
  | { readonly state: 'refused'; readonly reason: string; readonly findings: readonly Finding[] };

/** The source that is published under an id, in the store or beside it; null where there is none. */
export async function publishedSource(
  { store, given }: Pick<PublicationParts, 'store' | 'given'>,
  id: DocumentId,
): Promise<SourceDocument | null> {
  const kept = await store.get(id);
  if (kept) return kept;
  return (await store.withdrawn()).has(id) ? null : (given.get(id) ?? null);
}

/**
 * Publishes one source, durably, as the only writer: it is parsed and checked, compared with what is there, and put in its
 * place with a line in the ledger. Nothing is indexed here.
 */
export async function publishSource(
  source: SourceDocument,
  terms: Terms,
  parts: PublicationParts,
): Promise<PublishOutcome> {
  const { store, romanizer, clock, hash } = parts;
  const override = terms.override && { ...terms.override, on: clock.today() };
  const ingested = ingestDocument(override ? { ...source, override } : source, romanizer);
  if (ingested.state === 'refused') return { state: 'refused', reason: ingested.reason, findings: ingested.findings };
  const isOverridden = override !== null && ingested.findings.some(({ severity }) => severity === 'error');
  const { id } = ingested.document;
  const before = await publishedSource(parts, id);
  if (before && contentOf(before) === contentOf(source)) return { state: 'unchanged', documentId: id };
  const replacement = before && terms.replacement(id);
  if (before && !replacement) return { state: 'exists', documentId: id };
  const read = before && ingestDocument(before, romanizer);
  const change = publicationChange(
    {
      source: { ...source, id },
      document: ingested.document,
      before: before && { source: before, document: read?.state === 'ready' ? read.document : null },
      replacement,
    },
    {
      ...{ by: terms.by, reason: terms.reason, draftId: terms.draftId, override: isOverridden ? terms.override : null },
      ...{ at: new Date(clock.now()).toISOString(), today: clock.today() },
    },
    hash,
  );
  if ('refused' in change) return { state: 'refused', reason: change.refused, findings: [] };
  for (const { id: put } of change.put) {
    if (put !== null && put !== id && (await store.get(put))) {
      return {
        state: 'refused',
        reason: `已有一份同日截止的旧版本 ${put}，请改用更正，或换一个施行日期`,
        findings: [],
      };
    }
  }
  const clauseCount = ingested.clauses.filter(({ searchable }) => searchable).length;
  return { state: 'published', entry: await store.change(change), clauseCount };
}
