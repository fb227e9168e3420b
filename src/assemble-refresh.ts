import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRobotsReader } from './adapters/fetch/robots-rules.js';
import { createPageFetcher, type FetcherOptions } from './adapters/fetch/undici-page-fetcher.js';
import { createFetchedFolder } from './adapters/fetched-folder.js';
import { FILE_EXTENSIONS } from './adapters/readers/reader-registry.js';
import { createReadingProcess } from './adapters/readers/reading-process.js';
import { createWriterLock } from './adapters/writer-lock.js';
import { Failure } from './domain/failure.js';
import type { DocumentId } from './domain/ids.js';
import type { PolicyDocument } from './domain/policy-document.js';
import { currentId } from './domain/version-id.js';
import type { Clock } from './ports/clock.js';
import type { ProposeDraft } from './publication/publication.js';
import type { HostPattern } from './refresh/allow-address.js';
import { type RefreshOptions, refreshDocuments } from './refresh/refresh-documents.js';
import type { RefreshResult, RefreshTarget } from './refresh/refresh-result.js';
import type { Said } from './refresh/same-document.js';
import { VERSION } from './version.js';

/** The name that sites know the product by, in robots.txt and in their logs. It names no person. */
const PRODUCT = 'Yuece';
const USER_AGENT = `${PRODUCT}/${VERSION} (rereads published policies; obeys robots.txt for "${PRODUCT}")`;

export interface RefreshRun extends RefreshOptions {
  readonly hosts: readonly HostPattern[];
  /** Only these documents; default all that have an official address. */
  readonly only?: readonly string[];
  /** Told how many addresses are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Refresh {
  /** Throws a `not_found` Failure for an id in `only` without an address, `conflict` where another process is at it. */
  readonly run: (run: RefreshRun) => Promise<readonly RefreshResult[]>;
  /** When the last run over all addresses began, in milliseconds since the epoch; null: never. */
  readonly lastRun: () => Promise<number | null>;
}

export interface RefreshJoints {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly documents: () => readonly Pick<PolicyDocument, 'id' | 'title' | 'url'>[];
  /** The source of a document; null: none is published. */
  readonly collected: (id: DocumentId) => Promise<Said | null>;
  readonly proposeDraft: ProposeDraft;
  readonly network?: RefreshNetwork;
}

/** For tests, which have a site of their own on this machine. */
export interface RefreshNetwork extends Pick<FetcherOptions, 'resolve' | 'mayConnect'> {
  readonly furtherPorts: readonly number[];
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Joins the rules of a refresh with the network and the data directory. Until `run` is called nothing is opened. */
export function joinRefresh({ dataDir, clock, documents, collected, proposeDraft, network }: RefreshJoints): Refresh {
  const folder = join(dataDir, 'fetched');
  const pages = createFetchedFolder(folder);
  const alone = createWriterLock(folder);
  // Starts with the first page that is fetched, and ends when it has nothing to do.
  const reading = createReadingProcess();

  async function work(wanted: readonly RefreshTarget[], { hosts, onProgress, ...options }: RefreshRun) {
    const startedAt = clock.now();
    const { signal, onResult } = options;
    const stopping = signal ? { signal } : {};
    // Where a run is stopped, the pause is over too.
    const pause = (milliseconds: number): Promise<void> => sleep(milliseconds, undefined, stopping).catch(() => {});
    let done = 0;
    const results = await refreshDocuments(
      wanted,
      {
        pages,
        clock,
        reads: (extension) => FILE_EXTENSIONS.includes(extension),
        read: reading.read,
        collected,
        sites: { hosts, furtherPorts: network?.furtherPorts ?? [] },
        fetchPage: createPageFetcher({ userAgent: USER_AGENT, ...stopping, ...network }),
        readRobots: createRobotsReader(PRODUCT),
        wait: network?.wait ?? pause,
        hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
        nowIso: () => new Date(clock.now()).toISOString(),
        proposeDraft: (file, from) => proposeDraft(file, from).catch(busyOrThrow),
      },
      {
        ...options,
        onResult: (result) => {
          done += 1;
          onProgress?.(done, wanted.length);
          onResult?.(result);
        },
      },
    );
    const isWhole = options.only === undefined && !options.dryRun && !signal?.aborted;
    if (isWhole) await pages.noteRun(startedAt);
    return results;
  }

  return {
    lastRun: pages.lastRun,
    run: async (run) => {
      const wanted = choose(targetsOf(documents()), run.only);
      if (wanted.length === 0) return [];
      const written = await alone(() => work(wanted, run));
      if (written.state === 'written') return written.result;
      const publicMessage = '另一个进程正在读取官方网页，请稍后再试。';
      throw new Failure('conflict', 'another refresh runs', { publicMessage });
    },
  };
}

/** Texts that held before stand under the address of what holds now. */
function targetsOf(documents: ReturnType<RefreshJoints['documents']>): readonly RefreshTarget[] {
  return documents.flatMap(({ id, title, url }) => (url === null || currentId(id) !== id ? [] : [{ id, title, url }]));
}

function busyOrThrow(fault: unknown): 'busy' {
  if (fault instanceof Failure && fault.code === 'conflict') return 'busy';
  throw fault;
}

function choose(targets: readonly RefreshTarget[], only: readonly string[] | undefined): readonly RefreshTarget[] {
  const unknown = only?.filter((id) => !targets.some((target) => target.id === id)) ?? [];
  if (unknown.length > 0) {
    const publicMessage = `没有这份文件，或它没有官方网址：${unknown.join('、')}。`;
    throw new Failure('not_found', `no address of ${unknown.join(', ')}`, { publicMessage });
  }
  return only ? targets.filter(({ id }) => only.includes(id)) : targets;
}
