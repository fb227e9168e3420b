import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import type { FetchPage, PageHead, PageReply, PageRequest } from '../../ports/page-fetcher.js';
import { describeFetchFault } from './describe-fetch-fault.js';
import { isPublicAddress } from './public-address.js';
import { ENCODINGS, readBoundedBody, TooLarge } from './read-bounded-body.js';

/** Milliseconds for each part of a request. */
export interface FetchTimeouts {
  /** Name and connection. */
  readonly connect: number;
  /** From the request to the last header. */
  readonly headers: number;
  /** Between two pieces of the body. */
  readonly pause: number;
  /** All of it. */
  readonly whole: number;
}

export interface FetcherOptions {
  readonly userAgent: string;
  readonly timeouts?: FetchTimeouts;
  /** Breaks off what is under way. */
  readonly signal?: AbortSignal;
  /** The IP addresses of a host; default the system's resolver. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Which of them may be connected to; default public ones alone. */
  readonly mayConnect?: (address: string) => boolean;
}

const TIMEOUTS: FetchTimeouts = { connect: 10_000, headers: 20_000, pause: 20_000, whole: 120_000 };

/** A host that stands for an address that may not be connected to. */
class ForbiddenAddress extends Error {}

/**
 * Asks one address over a connection of its own. The addresses of its host are checked after the name was resolved, and the
 * connection is made to what was checked: a name that stands for another address a moment later changes nothing. No proxy, no
 * cookie, no redirect.
 */
export function createPageFetcher({
  userAgent,
  timeouts = TIMEOUTS,
  signal,
  resolve = resolveByThisMachine,
  mayConnect = isPublicAddress,
}: FetcherOptions): FetchPage {
  const lookupChecked = checkedLookup(resolve, mayConnect);
  return async (page) => {
    const limit = AbortSignal.timeout(timeouts.whole);
    const agent = new Agent({
      connect: { lookup: lookupChecked, timeout: timeouts.connect },
      headersTimeout: timeouts.headers,
      bodyTimeout: timeouts.pause,
    });
    try {
      checkLiteral(page.url, mayConnect);
      const response = await request(page.url, {
        dispatcher: agent,
        headers: headersOf(page, userAgent),
        reset: true,
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
      });
      return await readReply(response, page);
    } catch (fault) {
      if (fault instanceof ForbiddenAddress) return { state: 'refused', reason: fault.message };
      return { state: 'failed', reason: describeFetchFault(fault) };
    } finally {
      await agent.destroy();
    }
  };
}

function headersOf({ etag, lastModified }: PageRequest, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: '*/*',
    'accept-encoding': ENCODINGS,
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

async function readReply(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { wants, mostBytes }: PageRequest,
): Promise<PageReply> {
  const head: PageHead = {
    status: statusCode,
    contentType: headerOf(headers, 'content-type'),
    etag: headerOf(headers, 'etag'),
    lastModified: headerOf(headers, 'last-modified'),
    location: headerOf(headers, 'location'),
  };
  // What is not read is broken off with its connection.
  body.on('error', () => {});
  if (!wants(head)) return { state: 'answered', head, body: null };
  if (Number(headerOf(headers, 'content-length') ?? 0) > mostBytes) throw new TooLarge('its length says so');
  return {
    state: 'answered',
    head,
    body: await readBoundedBody(body, headerOf(headers, 'content-encoding'), mostBytes),
  };
}

function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | null {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

async function resolveByThisMachine(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** A host that is an address itself is never looked up. */
function checkLiteral({ hostname }: URL, mayConnect: (address: string) => boolean): void {
  const literal = hostname.replace(/^\[(.*)\]$/u, '$1');
  if (isIP(literal) !== 0 && !mayConnect(literal)) throw forbidden(hostname);
}

/** One address that may not be connected to forbids the host: nobody should depend on which is tried first. */
function checkedLookup(
  resolve: (host: string) => Promise<readonly string[]>,
  mayConnect: (address: string) => boolean,
): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (!first) callback(new Error(`no address for ${host}`), []);
        else if (!addresses.every(mayConnect)) callback(forbidden(host), []);
        else if (all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (fault: NodeJS.ErrnoException) => callback(fault, []),
    );
  };
}

function forbidden(host: string): ForbiddenAddress {
  return new ForbiddenAddress(`${host} 指向内部或保留的 IP 地址`);
}
