import type { SourceFile } from '../ports/document-reader.js';
import type { FetchedCopy, FetchedPages } from '../ports/fetched-pages.js';
import type { FetchPage } from '../ports/page-fetcher.js';
import type { ReadRobots } from '../ports/robots-reader.js';
import type { Proposal, ProposeDraft } from '../publication/publication.js';
import type { SiteRules } from './allow-address.js';
import { type Comparing, comparePage } from './compare-page.js';
import { followAddress } from './follow-address.js';
import { judgeReply } from './judge-reply.js';
import { LIMITS } from './limits.js';
import { nameFile } from './name-file.js';
import { createRobots } from './obey-robots.js';
import { type Pausing, pauseBetween } from './pause-between.js';
import type { RefreshResult, RefreshTarget } from './refresh-result.js';

export interface RefreshParts extends Comparing, Omit<Pausing, 'crawlDelayOf'> {
  readonly fetchPage: FetchPage;
  readonly readRobots: ReadRobots;
  readonly sites: SiteRules;
  /** Whether there is a reader for an extension, in lower case with the dot. */
  readonly reads: (extension: string) => boolean;
  /** Puts a file before people; `busy` where another process writes at the moment. */
  readonly proposeDraft: (...proposed: Parameters<ProposeDraft>) => Promise<Proposal | 'busy'>;
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
    { ...parts, rules: { ...sites, http: url.toLowerCase().startsWith('http:') } },
  );
  const judged = judgeReply(reply, { known, fetchedAt: parts.nowIso(), nameOf, hash: parts.hash });
  if (!('copy' in judged)) return { ...judged, draftId: null };

  const { copy, bytes } = judged;
  if (!dryRun) await pages.keep(url, copy, bytes);
  const file: SourceFile = { name: copy.name, bytes };
  const page = await parts.read(file);
  if ('refusal' in page) return { outcome: 'unreadable', reason: page.refusal.reason, draftId: null };

  const came = await comparePage(page.ok, { id, url }, parts);
  if (dryRun) return { ...came, draftId: null };
  const from = { url, fetchedAt: copy.fetchedAt, sha256: copy.sha256, documentId: id };
  const proposal = came.outcome === 'unchanged' ? null : await parts.proposeDraft(file, from);
  const end = proposal === null ? { ...came, draftId: null } : endOf(proposal, came);
  if (end.outcome !== 'unreadable' && end.outcome !== 'failed') await pages.settle(url);
  return end;
}

function endOf(proposal: Proposal | 'busy', came: Pick<Came, 'outcome' | 'reason'>): Came {
  if (proposal === 'busy')
    return { outcome: 'failed', reason: '另一个进程正在写入数据目录，下次再提出草稿', draftId: null };
  if (proposal === 'published') return { outcome: 'unchanged', reason: '与已发布的内容相同', draftId: null };
  if ('refusal' in proposal) return { outcome: 'unreadable', reason: proposal.refusal, draftId: null };
  const { draftId, fault } = proposal;
  return { ...came, reason: fault === null ? came.reason : `${came.reason}；草稿有待核对：${fault}`, draftId };
}

/** The newest copy, where all was done for it and its bytes are whole: then, and only then, “not modified” ends the matter. */
async function settledCopy(url: string, pages: FetchedPages): Promise<FetchedCopy | null> {
  const [newest] = await pages.copies(url);
  return newest?.settled && (await pages.bytes(url, newest)) ? newest : null;
}
