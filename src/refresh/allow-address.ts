import { LIMITS } from './limits.js';

/** Hosts that may be asked: `www.gd.gov.cn`, or `*.gov.cn` for a name and all below it. In lower case. */
export type HostPattern = string;

/** The governments of China and their offices publish below this name, which is given to nobody else. */
export const OFFICIAL_HOSTS: readonly HostPattern[] = ['*.gov.cn'];

/** Which sites may be asked, beside what always holds. */
export interface SiteRules {
  readonly hosts: readonly HostPattern[];
  /** Ports beside 80 and 443. Tests have a site of their own; everyone else has none. */
  readonly furtherPorts: readonly number[];
}

export interface AddressRules extends SiteRules {
  /** Whether `http:` will do: only where the address of the document itself is such. */
  readonly http: boolean;
}

export type AllowedAddress = { readonly ok: URL } | { readonly refusal: string };

const USUAL_PORTS: readonly number[] = [80, 443];
/** Two labels or more, the last with a letter: so no address of numbers, however it is written, is a host. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/u;
const BELOW = '*.';

/** Whether an address may be asked, with the reason where not. What comes back has no fragment. */
export function allowAddress(text: string, { hosts, http, furtherPorts }: AddressRules): AllowedAddress {
  if (text.length > LIMITS.addressLength) return { refusal: '网址过长' };
  if (!URL.canParse(text)) return { refusal: '网址不完整' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { refusal: '不是 https 或 http 网址' };
  if (url.protocol === 'http:' && !http) return { refusal: '由 https 退回 http' };
  if (url.username !== '' || url.password !== '') return { refusal: '网址含有用户名或密码' };
  const port = url.port === '' ? null : Number(url.port);
  if (port !== null && !USUAL_PORTS.includes(port) && !furtherPorts.includes(port)) {
    return { refusal: '端口不是 80 或 443' };
  }
  if (!hosts.some((pattern) => matches(url.hostname, pattern))) return { refusal: '不在允许的官方网站之内' };
  url.hash = '';
  return { ok: url };
}

/** Whether a text is a pattern of hosts. Numbers, single labels and `*` alone are none. */
export function isHostPattern(text: string): text is HostPattern {
  return HOST.test(text.startsWith(BELOW) ? text.slice(BELOW.length) : text);
}

/** Compared by whole labels: `evilgov.cn` and `gov.cn.example.com` are other people's. */
function matches(host: string, pattern: HostPattern): boolean {
  if (!HOST.test(host)) return false;
  if (!pattern.startsWith(BELOW)) return host === pattern;
  const domain = pattern.slice(BELOW.length);
  return host === domain || host.endsWith(`.${domain}`);
}
