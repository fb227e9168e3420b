import type { DocumentId } from '../domain/ids.js';
import type { Day, Override, PolicyDocument } from '../domain/policy-document.js';
import type { LedgerAction, Replacement } from '../domain/publication.js';
import type { SourceDocument } from '../domain/source-document.js';
import { earlierVersionId } from '../domain/version-id.js';
import { dayBefore } from '../ingest/read-dates.js';
import type { SourceChange } from '../ports/source-store.js';
import { contentOf } from './source-content.js';

/** A text to be published under an id, beside what is published there. */
export interface NewText {
  readonly source: SourceDocument & { readonly id: DocumentId };
  /** As it is read. */
  readonly document: PolicyDocument;
  /** The text under the same id; null where there is none. Its document is null where it cannot be read any more. */
  readonly before: { readonly source: SourceDocument; readonly document: PolicyDocument | null } | null;
  /** What becomes of the text before; null is a correction. */
  readonly replacement: Replacement | null;
}

/** Who publishes, and what is noted beside it. */
export interface PublicationNote {
  readonly by: string;
  /** Now, ISO 8601 in UTC, and the day that it is in China. */
  readonly at: string;
  readonly today: Day;
  readonly reason: string | null;
  readonly draftId: string | null;
  readonly override: Override | null;
}

/**
 * The change that publishes a text. Of an amendment it puts the text before as an earlier version that ends the day before;
 * a reason instead where no such version can be made.
 */
export function publicationChange(
  { source, document, before, replacement }: NewText,
  note: PublicationNote,
  hash: (text: string) => string,
): SourceChange | { readonly refused: string } {
  const { at, by, override: overriding, today, reason, draftId } = note;
  const signed = overriding ? { ...source, override: { ...overriding, on: today } } : source;
  const change = (action: LedgerAction, put: readonly SourceDocument[], from: Day | null): SourceChange => ({
    put,
    remove: [],
    keep: before ? [{ ...before.source, id: source.id }] : [],
    entry: {
      ...{ at, by, action, documentId: source.id, title: document.title, contentHash: hash(contentOf(source)) },
      ...{ origin: source.origin, draftId, override: overriding, reason, from },
    },
  });
  if (!before) return change('published', [signed], null);
  if (replacement?.kind !== 'amendment') return change('corrected', [signed], null);

  const old = before.document;
  const from = replacement.from ?? firstDayOf(document, old, today);
  const started = old?.effectiveOn ?? old?.publishedOn ?? old?.issuedOn ?? null;
  if (started !== null && from <= started) {
    return { refused: `修改自 ${from} 起施行，不晚于原文的施行日期 ${started}；如原文有误，请改用更正` };
  }
  const lastDay = dayBefore(from);
  const earlierId = earlierVersionId(source.id, lastDay);
  if (!earlierId) return { refused: `编号 ${source.id} 过长，无法另存旧版本` };
  const earlierOf = { documentId: source.id, lastDay };
  return change(
    'amended',
    [
      { ...signed, amendedFrom: from },
      { ...before.source, id: earlierId, earlierOf },
    ],
    from,
  );
}

/** The new text's own first day where it is later than the old text's, else today. */
function firstDayOf({ effectiveOn }: PolicyDocument, old: PolicyDocument | null, today: Day): Day {
  return effectiveOn !== null && effectiveOn > (old?.effectiveOn ?? '') ? effectiveOn : today;
}
