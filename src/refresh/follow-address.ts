import type { FetchPage, PageHead, PageReply, PageRequest } from '../ports/page-fetcher.js';
import { type AddressRules, allowAddress } from './allow-address.js';
import { LIMITS } from './limits.js';

/** The last reply of a chain of redirects; `from` is the address that gave it. */
export type Followed =
  | (Extract<PageReply, { state: 'answered' }> & { readonly from: string })
  | Exclude<PageReply, { state: 'answered' }>;

export interface Visit extends Pick<PageRequest, 'mostBytes'> {
  readonly address: string;
  /** Whether the body of a reply of this address is wanted. */
  readonly wants: (head: PageHead, from: URL) => boolean;
  /** The copy that is kept; its marks are shown to the address that gave them, and to no other. */
  readonly known: { readonly from: string; readonly etag: string | null; readonly lastModified: string | null } | null;
}

export interface Following {
  readonly fetchPage: FetchPage;
  readonly rules: AddressRules;
  /** Why an allowed address is not to be asked; null: it may be. */
  readonly forbids: (url: URL) => Promise<string | null>;
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Asks an address and follows where it is sent on, each step under the same rules as the first. */
export async function followAddress(
  { address, known, mostBytes, wants }: Visit,
  { fetchPage, rules, forbids }: Following,
): Promise<Followed> {
  const seen = new Set<string>();
  for (let target = address; seen.size <= LIMITS.redirects; ) {
    const allowed = allowAddress(target, rules);
    if ('refusal' in allowed) return refuse(allowed.refusal, seen.size);
    const url = allowed.ok;
    if (seen.has(url.href)) return { state: 'failed', reason: '网页转向循环' };
    seen.add(url.href);
    const forbidden = await forbids(url);
    if (forbidden !== null) return refuse(forbidden, seen.size - 1);
    const marks = known?.from === url.href ? known : { etag: null, lastModified: null };
    const { etag, lastModified } = marks;
    const reply = await fetchPage({
      url,
      etag,
      lastModified,
      mostBytes,
      wants: (head) => redirectOf(head, url) === null && wants(head, url),
    });
    if (reply.state !== 'answered') return reply;
    const next = redirectOf(reply.head, url);
    if (next === null) return { ...reply, from: url.href };
    target = next;
  }
  return { state: 'failed', reason: `网页转向超过 ${LIMITS.redirects} 次` };
}

/** Where a reply sends on, as a whole address where that can be made of it; null: nowhere. */
function redirectOf({ status, location }: PageHead, from: URL): string | null {
  if (!REDIRECTS.includes(status) || location === null) return null;
  return URL.canParse(location, from) ? new URL(location, from).href : '';
}

function refuse(reason: string, redirects: number): Followed {
  return { state: 'refused', reason: redirects === 0 ? reason : `网页转向别处：${reason}` };
}
