import type { DocumentVersions, DraftDetail, DraftSummary } from '../contract/admin.js';
import type { DocumentVersion, DraftSummary as KeptSummary, LedgerEntry } from '../domain/publication.js';
import type { KeptDraft } from '../ports/draft-store.js';

export function wireDraft({
  id,
  documentId,
  title,
  origin,
  createdAt,
  by,
  from,
  fault,
  published,
}: KeptSummary): DraftSummary {
  return {
    ...{ id, documentId, title, origin, createdAt, by, fault, published },
    from: from && { url: from.url, fetchedAt: from.fetchedAt, sha256: from.sha256 },
  };
}

/** A draft with its report. */
export function wireDraftDetail({ draft, report }: KeptDraft): DraftDetail {
  const { facts, outline, clauseCount, findings, duplicates, validity, impact } = report;
  return {
    ...wireDraft({ ...draft, ...report, origin: draft.source.origin }),
    report: {
      facts: facts.map(({ fact, value, source }) => ({ fact, value, quote: source?.quote ?? null })),
      outline: [...outline],
      clauseCount,
      findings: [...findings],
      duplicates: duplicates && [...duplicates],
      validity,
      impact: impact && { ...impact, changed: [...impact.changed] },
    },
  };
}

/** What changed a document, without what only the data directory's own files mean. */
export function wireVersions(versions: readonly DocumentVersion[]): DocumentVersions {
  return {
    versions: versions.map(({ number, entry, ended, searchedAs }) => ({
      number,
      published: entry && wireChange(entry),
      ended: ended && wireChange(ended),
      searchedAs,
    })),
  };
}

function wireChange({ at, by, action, reason, override, from }: LedgerEntry) {
  return { at, by, action, reason, override: override && { name: override.name, reason: override.reason }, from };
}
