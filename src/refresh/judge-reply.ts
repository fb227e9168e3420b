import type { FetchedCopy } from '../ports/fetched-pages.js';
import type { Followed } from './follow-address.js';
import type { RefreshOutcome } from './refresh-result.js';

/** What a reply means: bytes to be looked at, or the end of it. */
export type Judged =
  | { readonly outcome: 'fetched'; readonly copy: FetchedCopy; readonly bytes: Uint8Array }
  | { readonly outcome: RefreshOutcome; readonly reason: string };

export interface Judging {
  /** The newest copy, if it is whole and settled. */
  readonly known: FetchedCopy | null;
  readonly fetchedAt: string;
  /** See `nameFile`. */
  readonly nameOf: (address: string, contentType: string | null) => string | null;
  /** SHA-256 in hexadecimal. */
  readonly hash: (bytes: Uint8Array) => string;
}

const GONE: readonly number[] = [404, 410];

export function judgeReply(reply: Followed, { known, fetchedAt, nameOf, hash }: Judging): Judged {
  if (reply.state !== 'answered') return { outcome: reply.state, reason: reply.reason };
  const { head, body, from } = reply;
  const { status } = head;
  if (status === 304 && known?.from === from) return { outcome: 'unchanged', reason: '网站答复没有变化（304）' };
  if (GONE.includes(status)) {
    return { outcome: 'missing', reason: `网页已不存在（${status}），请核对文件是否仍然有效；未作下架处理` };
  }
  if (status !== 200) return { outcome: 'failed', reason: `网站答复 ${status}` };
  const name = nameOf(from, head.contentType);
  if (name === null || !body) {
    return { outcome: 'refused', reason: `不读取这类内容（${head.contentType?.slice(0, 80) ?? '未说明类型'}）` };
  }
  const { contentType, etag, lastModified } = head;
  const sha256 = hash(body);
  const copy = { from, fetchedAt, status, contentType, etag, lastModified, sha256, name, settled: false };
  if (known?.sha256 === sha256) return { outcome: 'unchanged', reason: '网页内容没有变化' };
  return { outcome: 'fetched', copy, bytes: body };
}
