import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Failure } from './domain/failure.js';
import type { AdditionSummary } from './ingest/add-documents.js';
import type { IngestMessage, IngestRequest, IngestWorkerData } from './ingest-worker.js';

/** What is told while documents are taken in. */
export interface IngestObserver {
  readonly onProgress?: (done: number, total: number) => void;
  readonly onNotice?: (message: string) => void;
  /** Readers may open the index again; it is waited for before the work is called done. */
  readonly onCommit: (passages: number) => Promise<void>;
}

/** Takes documents in on another thread, one call after the other, so that readers never wait. */
export interface IngestWorker {
  readonly ingest: (request: IngestRequest, observer: IngestObserver) => Promise<AdditionSummary>;
  /** Ends the thread at once, whatever it is at: what it had committed stays, the rest is taken up at the next opening. */
  readonly close: () => Promise<void>;
}

/** The thread starts with the first call and is kept, since loading the model takes longer than most changes. */
export function createIngestWorker(data: IngestWorkerData): IngestWorker {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function run(request: IngestRequest, observer: IngestObserver): Promise<AdditionSummary> {
    worker ??= startWorker(data);
    const current = worker;
    current.ref();
    return new Promise<AdditionSummary>((resolve, reject) => {
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
            end(() => void reopened.then(() => resolve(message.summary), reject));
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
    ingest: (request, observer) => {
      const next = last.then(() => run(request, observer));
      last = next.catch(() => {});
      return next;
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
