import { parentPort, workerData } from 'node:worker_threads';
import { createTools, type IngestOptions, joinIngest } from './assemble-ingest.js';
import { type EndpointConfig, NO_MODELS } from './config.js';
import { writingTo } from './data-directory.js';
import { Failure, type FailureCode } from './domain/failure.js';
import type { AdditionSummary } from './ingest/add-documents.js';
import { busyFailure, updateIndex } from './ingest/prepare-index.js';
import { openModels } from './open-models.js';

/** What a worker is started with. */
export interface IngestWorkerData extends Omit<IngestOptions, 'onNotice'> {
  /** Of its embedder. */
  readonly threads: number;
  /** In place of the one in `models/`. */
  readonly remoteEmbedder: EndpointConfig | null;
}

/** A piece of work: take these files in and index them. */
export interface IngestRequest {
  readonly paths: readonly string[];
  readonly replace: boolean;
}

/** What the worker says while it works; `done` or `failed` comes last. */
export type IngestMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** Readers may open the index again: so many passages were put in. */
  | { readonly kind: 'committed'; readonly passages: number }
  | { readonly kind: 'notice'; readonly message: string }
  | { readonly kind: 'done'; readonly summary: AdditionSummary }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly failure: { readonly code: FailureCode; readonly publicMessage: string } | null;
    };

const say = (message: IngestMessage): void => parentPort?.postMessage(message);
const { threads, remoteEmbedder, dataDir, seeds } = workerData as IngestWorkerData;
const ready = openModels({ ...NO_MODELS, remoteEmbedder })
  .then(({ embedder }) => createTools(threads, embedder))
  .then((tools) => joinIngest(tools, { dataDir, seeds, onNotice: (message) => say({ kind: 'notice', message }) }));

parentPort?.on('message', ({ paths, replace }: IngestRequest) => {
  work(paths, replace).catch((fault: unknown) => {
    if (fault instanceof Failure) {
      const { message, code, publicMessage } = fault;
      say({ kind: 'failed', message, failure: { code, publicMessage } });
    } else say({ kind: 'failed', message: String(fault instanceof Error ? fault.stack : fault), failure: null });
  });
});

async function work(paths: readonly string[], replace: boolean): Promise<void> {
  const { add, indexing, writeAlone } = await ready;
  const take = async (): Promise<AdditionSummary> => {
    const added = await add(paths, { replace });
    if (added.added.length + added.replaced.length > 0) {
      await updateIndex({
        ...indexing,
        onProgress: (done, total) => say({ kind: 'progress', done, total }),
        onCommit: (passages) => say({ kind: 'committed', passages }),
      });
    }
    return added;
  };
  const written = await writingTo(dataDir, () => writeAlone(take));
  if (written.state === 'busy') throw busyFailure();
  say({ kind: 'done', summary: written.result });
}
