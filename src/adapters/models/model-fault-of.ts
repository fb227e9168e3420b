import { ModelFault, type ModelFaultReason } from '../../ports/language-model.js';

/** What must not be repeated in a fault's message. */
export interface Withheld {
  readonly apiKey: string | null;
  /** What the request said: endpoints repeat it in their complaints. */
  readonly texts: readonly string[];
}

/** Words of gateways for what they will not let pass, in English and Chinese. */
const FLAGGED =
  /content[\s_-]?(?:filter|policy|exists risk|risk|management)|data[\s_-]?inspection|flagged|moderation|inappropriate|sensitive|敏感|违规|审核|不合规|内容安全/iu;
/** What the SDK and LangChain put around them: the status once more, and an address. */
const ADDED_BY_SDK = /^\d{3} |\s*Troubleshooting URL: \S+/gu;
/** Letters of an endpoint's own words that a message keeps. */
const KEPT = 200;
/** Letters in a row that count as a repetition of the request. */
const REPEATED = 10;

/** Any error of the SDK, of `fetch` or of our own, as one of the closed set. */
export function modelFaultOf(error: unknown, withheld: Withheld): ModelFault {
  const own = ownFaultIn(error);
  if (own) return own;
  const status = field(error, 'status');
  if (typeof status === 'number') return statusFault(status, error, withheld);
  const name = error instanceof Error ? error.constructor.name : '';
  // LangChain's own, in place of the refusal.
  if (name === 'ContextOverflowError') return new ModelFault('bad_request', 'the request is too long for the model');
  if (name === 'APIError') return new ModelFault('server_error', `error in the stream${wordsOf(error, withheld)}`);
  if (name.startsWith('APIConnection')) return new ModelFault('unreachable', `no connection${codeOf(error)}`);
  if (error instanceof SyntaxError) return new ModelFault('unreadable', 'the reply is no JSON');
  // What undici throws where the other side leaves in the middle of a body.
  if (error instanceof TypeError && error.message === 'terminated') {
    return new ModelFault('broken_stream', `the connection broke${codeOf(error)}`);
  }
  // What `fetch` itself throws where there is no connection.
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return new ModelFault('unreachable', `no connection${codeOf(error)}`);
  }
  return new ModelFault('unreadable', 'the reply has an unknown form');
}

/** A refusal by its HTTP status. `error` may be the SDK's, with `headers` and `message`. */
export function statusFault(status: number, error: unknown, withheld: Withheld): ModelFault {
  const message = `HTTP ${status}`;
  // An endpoint's words about a key may hold the key.
  if ([401, 402, 403].includes(status) && !FLAGGED.test(messageOf(error))) {
    return new ModelFault('unauthorised', message);
  }
  const told = `${message}${wordsOf(error, withheld)}`;
  if (status === 429) {
    const wait = retryAfterMs(field(error, 'headers'));
    return new ModelFault('rate_limited', told, wait === null ? {} : { retryAfterMs: wait });
  }
  if (status === 408) return new ModelFault('timeout', told);
  if (status >= 500) {
    const wait = retryAfterMs(field(error, 'headers'));
    return new ModelFault('server_error', told, wait === null ? {} : { retryAfterMs: wait });
  }
  const reason: ModelFaultReason = FLAGGED.test(messageOf(error)) ? 'filtered' : 'bad_request';
  return new ModelFault(reason, told);
}

/** What the endpoint wrote, for whoever looks for a word in it. */
export function messageOf(error: unknown): string {
  const details = [field(error, 'message'), field(error, 'code'), field(error, 'type'), field(error, 'param')];
  return details.filter((each) => typeof each === 'string').join(' ');
}

function ownFaultIn(error: unknown): ModelFault | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof ModelFault) return at;
  }
  return null;
}

/** The endpoint's own words, without what they may not hold. */
function wordsOf(error: unknown, { apiKey, texts }: Withheld): string {
  const words = messageOf(error).replace(ADDED_BY_SDK, '').replace(/\s+/gu, ' ').slice(0, KEPT);
  const asked = texts.join('\n').replace(/\s+/gu, ' ');
  for (let at = 0; at + REPEATED <= words.length; at += 1) {
    if (asked.includes(words.slice(at, at + REPEATED))) return ' (its words repeat the request)';
  }
  return words === '' ? '' : `: ${apiKey === null ? words : words.replaceAll(apiKey, '***')}`;
}

function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = field(at, 'code');
    if (typeof code === 'string') return ` (${code})`;
  }
  return '';
}

/** Seconds or a date, RFC 9110 §10.2.3. */
function retryAfterMs(headers: unknown): number | null {
  const value = headers instanceof Headers ? headers.get('retry-after') : null;
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
