import type { Response } from 'express';

/** One event: its name, where it has one, and one line of data. */
export interface ServerSentEvent {
  readonly name?: string;
  readonly data: string;
}

/** Server-sent events of one reply. */
export interface EventStream {
  /** True once something has been sent: the status is 200 then and cannot change. */
  readonly opened: boolean;
  /** Sends one event; nothing after the end. */
  send(event: ServerSentEvent): void;
  /** Ends the reply if it was opened, and stops the heartbeat. May be called twice. */
  end(): void;
}

/**
 * Prepares an event stream. The reply's head is written with the first event or heartbeat, so that a fault before it can
 * still be told by its status. Every `heartbeatMs` a comment line keeps proxies from closing the connection.
 */
export function createEventStream(response: Response, heartbeatMs: number): EventStream {
  let opened = false;
  let ended = false;
  const write = (text: string): void => {
    if (ended || response.destroyed) return;
    if (!opened) {
      opened = true;
      response.status(200).set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        // nginx gathers replies unless told otherwise, and events would come all at once.
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();
    }
    response.write(text);
  };
  const heartbeat = setInterval(() => write(': \n\n'), heartbeatMs);
  const end = (): void => {
    clearInterval(heartbeat);
    if (!ended && opened) response.end();
    ended = true;
  };
  response.once('close', end);
  return {
    get opened() {
      return opened;
    },
    send: ({ name, data }) => write(`${name === undefined ? '' : `event: ${name}\n`}data: ${data}\n\n`),
    end,
  };
}
