import type { RequestHandler } from 'express';

/** The event streams that are open now, so that a server that shuts down can let them end in order. */
export interface OpenStreams {
  /** True once `drain` has been called. */
  readonly closing: boolean;
  /** Enters a stream; `interrupt` will be called if it is still open at the deadline. Returns what to call when it ends. */
  enter(interrupt: () => void): () => void;
  /** Resolves when every stream has ended; those still open after `deadlineMs` are interrupted. */
  drain(deadlineMs: number): Promise<void>;
}

export function createOpenStreams(): OpenStreams {
  const open = new Set<() => void>();
  let closing = false;
  let onEmpty: (() => void) | null = null;
  return {
    get closing() {
      return closing;
    },
    enter: (interrupt) => {
      // Its own object even where two streams share one function.
      const entry = (): void => interrupt();
      open.add(entry);
      return () => {
        open.delete(entry);
        if (open.size === 0) onEmpty?.();
      };
    },
    drain: async (deadlineMs) => {
      closing = true;
      if (open.size === 0) return;
      const emptied = new Promise<void>((resolve) => {
        onEmpty = resolve;
      });
      const deadline = setTimeout(() => {
        for (const interrupt of open) interrupt();
      }, deadlineMs);
      await emptied;
      clearTimeout(deadline);
    },
  };
}

/** Once the server is closing, tells each caller not to keep its connection for another request. */
export function announceClosing(streams: OpenStreams): RequestHandler {
  return (_request, response, next) => {
    if (streams.closing) response.set('Connection', 'close');
    next();
  };
}
