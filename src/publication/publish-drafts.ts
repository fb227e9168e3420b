import type { DocumentId } from '../domain/ids.js';
import type { Override } from '../domain/policy-document.js';
import type { Replacement } from '../domain/publication.js';
import type { DraftStore } from '../ports/draft-store.js';
import { type PublicationParts, publishSource } from './publish-source.js';

export interface PublishingOptions {
  readonly by: string;
  /** What becomes of a text that is published under the same id. */
  readonly replacement: Replacement;
  readonly override: Override | null;
  readonly reason: string | null;
}

/** What became of drafts that were to be published. */
export interface PublishingSummary {
  readonly published: readonly { readonly draftId: string; readonly documentId: DocumentId; readonly title: string }[];
  readonly refused: readonly { readonly draftId: string; readonly reason: string; readonly needsOverride: boolean }[];
}

/** Publishes drafts, each for itself. What failed its check is published only where a named person answers for it. */
export async function publishDrafts(
  ids: readonly string[],
  { by, replacement, override, reason }: PublishingOptions,
  { drafts, ...parts }: PublicationParts & { readonly drafts: DraftStore },
): Promise<PublishingSummary> {
  const published: PublishingSummary['published'][number][] = [];
  const refused: PublishingSummary['refused'][number][] = [];
  for (const draftId of ids) {
    const kept = await drafts.get(draftId);
    if (!kept) {
      refused.push({ draftId, reason: '没有这份草稿', needsOverride: false });
      continue;
    }
    const { source, title } = kept.draft;
    const terms = { by, replacement: () => replacement, override, reason, draftId };
    const outcome = await publishSource(source, terms, parts);
    if (outcome.state === 'refused') {
      const needsOverride = outcome.findings.some(({ severity }) => severity === 'error');
      refused.push({ draftId, reason: outcome.reason, needsOverride });
    } else {
      published.push({ draftId, documentId: source.id, title });
      await drafts.remove(draftId);
    }
  }
  return { published, refused };
}
