import type { DocumentId } from '../domain/ids.js';
import { currentId } from '../domain/version-id.js';
import { ingestDocument } from '../ingest/ingest-document.js';
import { type PublicationParts, publishedSource } from './publish-source.js';

/**
 * Withdraws a document with its earlier versions: none of them is answered from any more, and the history keeps them. False
 * where no such document is published.
 */
export async function withdrawDocument(
  id: DocumentId,
  { by, reason }: { readonly by: string; readonly reason: string | null },
  parts: PublicationParts,
): Promise<boolean> {
  const { store, romanizer, clock } = parts;
  const source = await publishedSource(parts, id);
  if (!source) return false;
  const family = (await store.ids()).filter((other) => currentId(other) === id);
  const kept = await Promise.all(family.map((other) => store.get(other)));
  const read = ingestDocument(source, romanizer);
  await store.change({
    put: [],
    remove: [...new Set([id, ...family])],
    keep: [{ ...source, id }, ...kept.flatMap((other) => (other && other.id !== id ? [other] : []))],
    entry: {
      ...{ at: new Date(clock.now()).toISOString(), by, action: 'withdrawn', documentId: id, reason },
      ...{ title: read.state === 'ready' ? read.document.title : id, origin: source.origin },
      ...{ contentHash: null, draftId: null, override: null, from: null },
    },
  });
  return true;
}
