import { parentPort, workerData } from 'node:worker_threads';
import { createTools, type IngestOptions, joinIngest } from './assemble-ingest.js';
import { changeCorpus } from './change-corpus.js';
import { type EndpointConfig, NO_MODELS } from './config.js';
import { writingTo } from './data-directory.js';
import { Failure, type FailureCode } from './domain/failure.js';
import { busyFailure } from './ingest/prepare-index.js';
import { openModels } from './open-models.js';
import type { WriteRequest } from './publication/writings.js';

/** What a worker is started with. */
export interface IngestWorkerData extends Omit<IngestOptions, 'onNotice'> {
  /** Of its embedder. */
  readonly threads: number;
  /** In place of the one in `models/`. */
  readonly remoteEmbedder: EndpointConfig | null;
}

/** What the worker says while it works; `done` or `failed` comes last. */
export type IngestMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** Readers may open the index again: so many passages were put in. */
  | { readonly kind: 'committed'; readonly passages: number }
  | { readonly kind: 'notice'; readonly message: string }
  | { readonly kind: 'done'; readonly result: unknown }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly failure: { readonly code: FailureCode; readonly publicMessage: string } | null;
    };

const OBSERVER = {
  onProgress: (done: number, total: number) => say({ kind: 'progress', done, total }),
  onCommit: (passages: number) => say({ kind: 'committed', passages }),
};

const say = (message: IngestMessage): void => parentPort?.postMessage(message);
const { threads, remoteEmbedder, dataDir, seeds } = workerData as IngestWorkerData;
const ready = openModels({ ...NO_MODELS, remoteEmbedder })
  .then(({ embedder }) => createTools(threads, embedder))
  .then((tools) => joinIngest(tools, { dataDir, seeds, onNotice: (message) => say({ kind: 'notice', message }) }));

parentPort?.on('message', (request: WriteRequest) => {
  work(request).catch((fault: unknown) => {
    if (fault instanceof Failure) {
      const { message, code, publicMessage } = fault;
      say({ kind: 'failed', message, failure: { code, publicMessage } });
    } else say({ kind: 'failed', message: String(fault instanceof Error ? fault.stack : fault), failure: null });
  });
});

async function work(request: WriteRequest): Promise<void> {
  const ingest = await ready;
  const written = await writingTo(dataDir, () => ingest.writeAlone(() => changeCorpus(request, ingest, OBSERVER)));
  if (written.state === 'busy') throw busyFailure();
  say({ kind: 'done', result: written.result });
}
