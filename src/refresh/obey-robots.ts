import type { FetchPage } from '../ports/page-fetcher.js';
import type { ReadRobots, RobotsRules } from '../ports/robots-reader.js';
import type { SiteRules } from './allow-address.js';
import { type Followed, followAddress } from './follow-address.js';
import { LIMITS } from './limits.js';

/** The robots.txt files of one run, each read once. */
export interface Robots {
  /** Why a site does not want an address to be asked; null: it may be. */
  readonly forbids: (url: URL) => Promise<string | null>;
  /** Seconds between requests, as far as the site's file has been read; null where it says nothing. */
  readonly crawlDelayOf: (url: URL) => number | null;
}

type Answer = { readonly rules: RobotsRules } | { readonly refusal: string };

const NO_RULES: RobotsRules = { allows: () => true, crawlDelay: null };
/** “Too many requests” is a 4xx that says the opposite of “there are no rules”. */
const TOO_MANY = 429;

/** Reads robots.txt before the first request to a site, as RFC 9309 says: none there allows all, none to be had allows nothing. */
export function createRobots(fetchPage: FetchPage, readRobots: ReadRobots, sites: SiteRules): Robots {
  const answers = new Map<string, Answer>();
  const ask = async (url: URL): Promise<Answer> => {
    const site = new URL('/robots.txt', url);
    const visit = { address: site.href, known: null, mostBytes: LIMITS.robotsBytes, wants: isGood };
    const following = {
      fetchPage,
      // The file is asked for as the page is; it says what may be asked, so nothing says that of itself.
      rules: { ...sites, http: url.protocol === 'http:' },
      forbids: async () => null,
    };
    return judge(await followAddress(visit, following), (text) => readRobots(site, text));
  };
  return {
    forbids: async (url) => {
      const answer = answers.get(url.origin) ?? (await ask(url));
      answers.set(url.origin, answer);
      if ('refusal' in answer) return answer.refusal;
      return answer.rules.allows(url) ? null : '网站的 robots.txt 不允许读取';
    },
    crawlDelayOf: ({ origin }) => {
      const answer = answers.get(origin);
      return answer && 'rules' in answer ? answer.rules.crawlDelay : null;
    },
  };
}

const isGood = ({ status }: { readonly status: number }): boolean => status >= 200 && status < 300;

function judge(reply: Followed, read: (text: string) => RobotsRules): Answer {
  if (reply.state !== 'answered') return { refusal: `无法得知 robots.txt 的规定（${reply.reason}）` };
  const { head, body } = reply;
  if (body) return { rules: read(new TextDecoder().decode(body)) };
  const isAbsent = head.status >= 400 && head.status < 500 && head.status !== TOO_MANY;
  return isAbsent ? { rules: NO_RULES } : { refusal: `无法得知 robots.txt 的规定（网站答复 ${head.status}）` };
}
