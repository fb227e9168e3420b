import type { DocumentId } from '../domain/ids.js';
import type { DocumentVersion } from '../domain/publication.js';
import type { SourceDocument } from '../domain/source-document.js';
import { earlierVersionId } from '../domain/version-id.js';
import { dayBefore } from '../ingest/read-dates.js';
import { type PublicationParts, publishedSource } from './publish-source.js';

type VersionParts = Pick<PublicationParts, 'store' | 'given'>;

/** Every text that a document had, oldest first; none where there never was such a document. */
export async function listVersions(id: DocumentId, parts: VersionParts): Promise<readonly DocumentVersion[]> {
  const { store } = parts;
  const { entries } = await store.ledger();
  const own = entries.filter(({ documentId }) => documentId === id);
  const ids = new Set<string>(await store.ids());
  const current = await publishedSource(parts, id);
  const versions: Omit<DocumentVersion, 'number'>[] = [];
  let open: Omit<DocumentVersion, 'number'> | null = null;
  for (const entry of own) {
    // The first change of a document that is not its publication ends a text that is older than the ledger.
    open ??= entry.action === 'published' ? null : { entry: null, ended: null, searchedAs: null };
    if (open) {
      const earlier = entry.from === null ? null : earlierVersionId(id, dayBefore(entry.from));
      versions.push({ ...open, ended: entry, searchedAs: earlier !== null && ids.has(earlier) ? earlier : null });
    }
    open = entry.action === 'withdrawn' ? null : { entry, ended: null, searchedAs: id };
  }
  if (current) versions.push(open ?? { entry: null, ended: null, searchedAs: id });
  return versions.map((version, at) => ({ number: at + 1, ...version }));
}

/** The text of one version; null where it is not kept. */
export async function readVersion(
  id: DocumentId,
  { ended }: DocumentVersion,
  parts: VersionParts,
): Promise<SourceDocument | null> {
  return ended ? parts.store.ended(id, ended.sequence) : publishedSource(parts, id);
}
