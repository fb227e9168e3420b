import type { Chat } from '../answer/chat.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Clock } from '../ports/clock.js';
import type { SearchClauses } from '../search/search-clauses.js';

/** What the MCP server is handed, built. */
export interface McpServices {
  readonly chat: Chat;
  readonly search: SearchClauses;
  /** The index at this moment; null while none is ready. */
  readonly index: () => ClauseIndex | null;
  readonly clock: Clock;
  readonly version: string;
  /** Told of every fault; the caller hears its public message alone. */
  readonly onFault: (fault: unknown) => void;
}
