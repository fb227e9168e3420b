import type { DocumentId } from '../domain/ids.js';
import type { ReadOutcome, SourceFile } from '../ports/document-reader.js';
import type { FetchedCopy, FetchedPages } from '../ports/fetched-pages.js';
import type { RefreshTarget } from './refresh-result.js';
import { type Said, sameDocument, saysNothingNew } from './same-document.js';

export interface Comparing {
  readonly pages: FetchedPages;
  readonly read: (file: SourceFile) => Promise<ReadOutcome>;
  /** What is collected of a document; null: nothing. */
  readonly collected: (id: DocumentId) => Promise<Said | null>;
}

/**
 * What a page is against what is collected and against the newest copy that was settled, which people may have seen and left
 * alone.
 */
export async function comparePage(
  page: Said,
  { id, url }: Pick<RefreshTarget, 'id' | 'url'>,
  { pages, read, collected }: Comparing,
): Promise<{ readonly outcome: 'changed' | 'available' | 'unchanged'; readonly reason: string }> {
  const document = await collected(id);
  if (document && saysNothingNew(page, document)) return { outcome: 'unchanged', reason: '正文与收录的一致' };
  const before = (await pages.copies(url)).find(({ settled }) => settled);
  const earlier = before && (await readAgain(before, url, { pages, read }));
  if (!earlier) {
    return document
      ? { outcome: 'changed', reason: '正文与收录的不同' }
      : { outcome: 'available', reason: '此前没有收录，现在可以读取' };
  }
  return sameDocument(page, earlier)
    ? { outcome: 'unchanged', reason: '正文没有变化，变化的是网页的其他部分' }
    : { outcome: 'changed', reason: `正文与 ${before.fetchedAt.slice(0, 10)} 读取的不同` };
}

async function readAgain(
  copy: FetchedCopy,
  url: string,
  { pages, read }: Pick<Comparing, 'pages' | 'read'>,
): Promise<Said | null> {
  const bytes = await pages.bytes(url, copy);
  const outcome = bytes && (await read({ name: copy.name, bytes }));
  return outcome && 'ok' in outcome ? outcome.ok : null;
}
