import type { Clock } from '../ports/clock.js';
import type { FetchPage } from '../ports/page-fetcher.js';
import { LIMITS } from './limits.js';

export interface Pausing {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Seconds that the site of an address asks for; null where that is not known. */
  readonly crawlDelayOf: (url: URL) => number | null;
}

/** Leaves each host in peace for a while between two requests, counted from the end of the first. Requests must come one by one. */
export function pauseBetween(fetchPage: FetchPage, { clock, wait, crawlDelayOf }: Pausing): FetchPage {
  const endOf = new Map<string, number>();
  return async (request) => {
    const { host } = request.url;
    const end = endOf.get(host);
    const left = end === undefined ? 0 : end + pauseOf(crawlDelayOf(request.url)) - clock.monotonic();
    if (left > 0) await wait(left);
    try {
      return await fetchPage(request);
    } finally {
      endOf.set(host, clock.monotonic());
    }
  };
}

function pauseOf(crawlDelay: number | null): number {
  return Math.min(LIMITS.longestPauseMs, Math.max(LIMITS.pauseMs, (crawlDelay ?? 0) * 1000));
}
