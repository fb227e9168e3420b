import type { Server } from 'node:http';
import type { OpenStreams } from './open-streams.js';

/** How long running answers may go on, in milliseconds; a container is usually killed after 10 s. */
const GRACE_MS = 8000;
/** How long the last event of an interrupted stream may take to reach its reader. */
const LAST_WORDS_MS = 500;
/** How often connections that have become idle are closed: their callers would wait for a next request otherwise. */
const SWEEP_MS = 50;

/**
 * Stops a server without cutting anybody short: takes no new connection, lets running answers finish within `graceMs`,
 * tells the streams still open then to ask again later, closes idle connections as they become idle, and what is left by
 * force. Resolves when the last connection is closed. May be called when the server is not listening.
 */
export async function shutDown(server: Server, streams: OpenStreams, graceMs = GRACE_MS): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const force = setTimeout(() => server.closeAllConnections(), graceMs + LAST_WORDS_MS);
  await Promise.all([streams.drain(graceMs), closed]);
  clearInterval(sweep);
  clearTimeout(force);
}
