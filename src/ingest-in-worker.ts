import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Failure } from './domain/failure.js';
import type { IngestMessage, IngestWorkerData } from './ingest-worker.js';
import type { WriteRequest, Writings } from './publication/writings.js';

/** What is told while documents are taken in. */
export interface IngestObserver {
  readonly onProgress?: (done: number, total: number) => void;
  readonly onNotice?: (message: string) => void;
  /** Readers may open the index again; it is waited for before the work is called done. */
  readonly onCommit: (passages: number) => Promise<void>;
}

/** Changes the corpus on another thread, one call after the other, so that readers never wait. */
export interface IngestWorker {
  readonly write: <Kind extends keyof Writings>(
    kind: Kind,
    asked: Writings[Kind]['asked'],
    observer: IngestObserver,
  ) => Promise<Writings[Kind]['told']>;
  /** Ends the thread at once, whatever it is at: what it had committed stays, the rest is taken up at the next opening. */
  readonly close: () => Promise<void>;
}

/** The thread starts with the first call and is kept, since loading the model takes longer than most changes. */
export function createIngestWorker(data: IngestWorkerData): IngestWorker {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function run(request: WriteRequest, observer: IngestObserver): Promise<unknown> {
    worker ??= startWorker(data);
    const current = worker;
    current.ref();
    return new Promise<unknown>((resolve, reject) => {
      let reopened: Promise<void> = Promise.resolve();
      const end = (settle: () => void): void => {
        current.off('message', hear).off('error', fail).off('exit', leave).unref();
        settle();
      };
      const fail = (fault: unknown): void => {
        worker = null;
        end(() => reject(fault));
      };
      const leave = (): void => fail(new Failure('internal', 'the ingest worker ended before its work was done'));
      const hear = (message: IngestMessage): void => {
        switch (message.kind) {
          case 'progress':
            observer.onProgress?.(message.done, message.total);
            return;
          case 'notice':
            observer.onNotice?.(message.message);
            return;
          case 'committed':
            reopened = reopened.then(() => observer.onCommit(message.passages));
            return;
          case 'done':
            end(() => void reopened.then(() => resolve(message.result), reject));
            return;
          case 'failed':
            end(() => reject(failureOf(message)));
            return;
          default:
            message satisfies never;
        }
      };
      current.on('message', hear).on('error', fail).on('exit', leave);
      current.postMessage(request);
    });
  }

  return {
    write: <Kind extends keyof Writings>(kind: Kind, asked: Writings[Kind]['asked'], observer: IngestObserver) => {
      // What is told is of the kind that was asked; the thread between the two knows it by name alone.
      const next = last.then(() => run({ kind, ...asked } as WriteRequest, observer));
      last = next.catch(() => {});
      return next as Promise<Writings[Kind]['told']>;
    },
    close: async () => {
      await worker?.terminate();
      worker = null;
    },
  };
}

function startWorker(workerData: IngestWorkerData): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./ingest-worker.js', import.meta.url), { workerData });
  }
  // The sources are run by tsx, which a new thread has to load for itself.
  const tsx = new URL('./esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx'))).href;
  const program = new URL('./ingest-worker.ts', import.meta.url).href;
  const start = `import { register } from '${tsx}'; register(); await import('${program}');`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(start)}`), { workerData, execArgv: [] });
}

function failureOf({ message, failure }: Extract<IngestMessage, { kind: 'failed' }>): Error {
  return failure
    ? new Failure(failure.code, message, { publicMessage: failure.publicMessage })
    : new Failure('internal', message);
}
