import type { Logger } from 'pino';
import type { Chat } from '../answer/chat.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Clock } from '../ports/clock.js';
import type { Records } from '../ports/records.js';
import type { WordWriter } from '../ports/word-writer.js';
import type { Publication } from '../publication/publication.js';
import type { SearchClauses } from '../search/search-clauses.js';
import type { ApiKey } from './identify-caller.js';
import type { OpenStreams } from './open-streams.js';

/** What those may do who have the administrator's key. */
export interface Administration {
  readonly key: string;
  readonly publication: Pick<
    Publication,
    'putFile' | 'drafts' | 'review' | 'publish' | 'discard' | 'withdraw' | 'versions'
  >;
  /** Extensions of the files that are read, with the dot. */
  readonly readable: readonly string[];
}

/** Everything the HTTP door is handed, built; it builds nothing of the product itself. */
export interface Services {
  readonly chat: Chat;
  readonly search: SearchClauses;
  /** The index at this moment; null while none is ready. */
  readonly index: () => ClauseIndex | null;
  readonly records: Records;
  readonly clock: Clock;
  readonly writeWord: WordWriter;
  /** Who answers for the content, by the code of the AI label in exported files; empty: nobody was named. */
  readonly contentProducer: string;
  /** Made by `createLogger`, which knows what must not be logged. */
  readonly logger: Logger;
  /** Made by `createOpenStreams`; the same one is given to `shutDown`. */
  readonly streams: OpenStreams;
  /** Folder of the built pages: `index.html`, `widget.js`, `console.html`. It may be missing. */
  readonly publicFolder: string;
  /** The product's version, for the interface description. */
  readonly version: string;
  /** Who may call `/v1` and `/mcp`; empty: anybody. */
  readonly apiKeys: readonly ApiKey[];
  /** Null: nobody changes the corpus over HTTP. */
  readonly administration: Administration | null;
  /** Files of the watched folder, by whether they are published; absent where none is watched. */
  readonly watchTally?: () => Promise<Readonly<Record<string, number>>>;
  /** Requests to `/api/v1`, `/v1` and `/mcp` that one address, or one caller with a key, may make in one window. */
  readonly rateLimit: { readonly limit: number; readonly windowMs: number };
  /** How many reverse proxies stand in front; their X-Forwarded-For is believed. 0: none. */
  readonly trustedProxies: number;
  /** Official addresses that were read again, by outcome; absent where that is off. */
  readonly refreshTally?: () => Readonly<Record<string, number>>;
  /** Milliseconds between the comment lines that keep an event stream open. Default 15,000. */
  readonly heartbeatMs?: number;
}
