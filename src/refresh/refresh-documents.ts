import type { ReadOutcome, SourceFile } from '../ports/document-reader.js';
import type { FetchedCopy, FetchedPages } from '../ports/fetched-pages.js';
import type { FetchPage } from '../ports/page-fetcher.js';
import type { ReadRobots } from '../ports/robots-reader.js';
import type { SiteRules } from './allow-address.js';
import { followAddress } from './follow-address.js';
import { judgeReply } from './judge-reply.js';
import { LIMITS } from './limits.js';
import { nameFile } from './name-file.js';
import { createRobots } from './obey-robots.js';
import { type Pausing, pauseBetween } from './pause-between.js';
import type { RefreshOutcome, RefreshResult, RefreshTarget } from './refresh-result.js';
import { type Said, sameDocument, saysNothingNew } from './same-document.js';

/** Where a file that is proposed as a draft came from. */
export interface FetchedFrom {
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
  readonly sha256: string;
}

export interface RefreshParts extends Omit<Pausing, 'crawlDelayOf'> {
  readonly fetchPage: FetchPage;
  readonly readRobots: ReadRobots;
  readonly sites: SiteRules;
  readonly pages: FetchedPages;
  /** Whether there is a reader for an extension, in lower case with the dot. */
  readonly reads: (extension: string) => boolean;
  readonly read: (file: SourceFile) => Promise<ReadOutcome>;
  /** What is collected of a document; null: nothing. */
  readonly collected: (id: string) => Promise<Said | null>;
  /** Puts a file before people; gives the draft's id. */
  readonly proposeDraft: (file: SourceFile, from: FetchedFrom) => Promise<string>;
  readonly hash: (bytes: Uint8Array) => string;
  readonly nowIso: () => string;
}

export interface RefreshOptions {
  /** Asks the sites, keeps nothing and proposes nothing. */
  readonly dryRun: boolean;
  /** Told of each address as it is done. */
  readonly onResult?: (result: RefreshResult) => void;
  /** Ends the run before the next address. */
  readonly signal?: AbortSignal;
}

type Came = Pick<RefreshResult, 'outcome' | 'reason' | 'draftId'>;

/**
 * Reads official addresses again, one after the other: allowed and robots.txt → fetch → keep → read → compare → propose a
 * draft → settle. Nothing is published and nothing withdrawn. Faults of the data directory are thrown; what sites do is not.
 */
export async function refreshDocuments(
  targets: readonly RefreshTarget[],
  parts: RefreshParts,
  { dryRun, onResult, signal }: RefreshOptions,
): Promise<readonly RefreshResult[]> {
  const fetchPage = pauseBetween(parts.fetchPage, { ...parts, crawlDelayOf: (url) => robots.crawlDelayOf(url) });
  const robots = createRobots(fetchPage, parts.readRobots, parts.sites);
  const results: RefreshResult[] = [];
  for (const target of targets) {
    if (signal?.aborted) break;
    const came = await refreshDocument(target, { ...parts, fetchPage, forbids: robots.forbids }, dryRun);
    const result = { ...target, ...came };
    results.push(result);
    onResult?.(result);
  }
  return results;
}

async function refreshDocument(
  { id, url }: RefreshTarget,
  parts: RefreshParts & { readonly forbids: (url: URL) => Promise<string | null> },
  dryRun: boolean,
): Promise<Came> {
  const { pages, sites, reads } = parts;
  const known = await settledCopy(url, pages);
  const nameOf = (address: string, contentType: string | null) => nameFile(address, contentType, reads);
  const reply = await followAddress(
    {
      address: url,
      known,
      mostBytes: LIMITS.documentBytes,
      wants: ({ status, contentType }, from) => status === 200 && nameOf(from.href, contentType) !== null,
    },
    { ...parts, rules: { ...sites, http: url.startsWith('http:') } },
  );
  const judged = judgeReply(reply, { known, fetchedAt: parts.nowIso(), nameOf, hash: parts.hash });
  if (!('copy' in judged)) return { ...judged, draftId: null };

  const { copy, bytes } = judged;
  if (!dryRun) await pages.keep(url, copy, bytes);
  const file: SourceFile = { name: copy.name, bytes };
  const page = await parts.read(file);
  if ('refusal' in page) return { outcome: 'unreadable', reason: page.refusal.reason, draftId: null };

  const came = await compare(page.ok, { id, url }, parts);
  if (dryRun) return { ...came, draftId: null };
  const { fetchedAt, sha256 } = copy;
  const draftId = came.outcome === 'unchanged' ? null : await parts.proposeDraft(file, { url, fetchedAt, sha256 });
  await pages.settle(url);
  return { ...came, draftId };
}

/** The newest copy, where all was done for it and its bytes are whole: then, and only then, “not modified” ends the matter. */
async function settledCopy(url: string, pages: FetchedPages): Promise<FetchedCopy | null> {
  const [newest] = await pages.copies(url);
  return newest?.settled && (await pages.bytes(url, newest)) ? newest : null;
}

/** Against what is collected and against the newest copy that was settled, which people may have seen and left alone. */
async function compare(
  page: Said,
  { id, url }: Pick<RefreshTarget, 'id' | 'url'>,
  { pages, read, collected }: RefreshParts,
): Promise<{ readonly outcome: RefreshOutcome; readonly reason: string }> {
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
  { pages, read }: Pick<RefreshParts, 'pages' | 'read'>,
): Promise<Said | null> {
  const bytes = await pages.bytes(url, copy);
  const outcome = bytes && (await read({ name: copy.name, bytes }));
  return outcome && 'ok' in outcome ? outcome.ok : null;
}
