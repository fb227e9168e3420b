import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createFollowedFiles } from './adapters/watched/followed-files.js';
import { createWatchedFolder } from './adapters/watched/watched-folder.js';
import { Failure } from './domain/failure.js';
import type { FollowedFile } from './ports/watched-folder.js';
import { createFolderFollower } from './publication/follow-folder.js';
import type { Publication } from './publication/publication.js';

/** After so long a file that went is believed to be gone, in milliseconds: longer than a renamed file takes to come. */
const GONE_MS = 3000;
/** After so long what failed is tried again: another process was writing, or the disk was full. */
const RETRY_MS = 10_000;

export interface WatchOptions {
  readonly folder: string;
  readonly dataDir: string;
  readonly publication: Publication;
  readonly onNotice: (message: string) => void;
  /** What failed and is tried again. */
  readonly onFault: (fault: unknown) => void;
}

export interface RunningWatch {
  readonly stop: () => Promise<void>;
}

/** Publishes what lies in a folder, from now until it is stopped. Throws a Failure where there is no such folder. */
export async function watchFolder(options: WatchOptions): Promise<RunningWatch> {
  const { folder, dataDir, publication, onNotice, onFault } = options;
  await checkFolder(folder, dataDir);
  const files = createWatchedFolder(folder);
  const follower = await createFolderFollower({ folder: files, memory: memoryIn(dataDir), publication, onNotice });
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;
  let working: Promise<unknown> = Promise.resolve();

  const later = (milliseconds: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
  };
  const attempt = (work: () => Promise<void>): void => {
    if (isStopped) return;
    const done = work().catch((fault: unknown) => {
      if (isStopped) return;
      onFault(fault);
      later(RETRY_MS, () => attempt(work));
    });
    working = Promise.all([working, done]);
  };
  const gone = (name: string): void => later(GONE_MS, () => attempt(() => follower.gone(name)));

  const close = files.watch({ settled: (name) => attempt(() => follower.settled(name)), gone });
  for (const name of await follower.missing()) gone(name);
  return {
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await close();
      await working;
    },
  };
}

/** Files of a watched folder that something is refused of, with the reasons; what a server of the data directory remembers. */
export async function refusedFiles(
  dataDir: string,
): Promise<readonly { readonly name: string; readonly refusals: FollowedFile['refusals'] }[]> {
  const files = await memoryIn(dataDir).load();
  return [...files].flatMap(([name, { refusals }]) => (refusals.length > 0 ? { name, refusals } : []));
}

/** How many files of the watched folder are published, and of how many something is refused. */
export async function tallyFiles(dataDir: string): Promise<Readonly<Record<string, number>>> {
  const files = [...(await memoryIn(dataDir).load()).values()];
  const refused = files.filter(({ refusals }) => refusals.length > 0).length;
  return { published: files.length - refused, refused };
}

const memoryIn = (dataDir: string) => createFollowedFiles(join(dataDir, 'watched.json'));

async function checkFolder(folder: string, dataDir: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw failure(`监视的文件夹 ${folder} 不存在或无法读取（YUECE_WATCH_DIR）。`);
  const inside = (inner: string, outer: string): boolean => !relative(resolve(outer), resolve(inner)).startsWith('..');
  if (inside(dataDir, folder) || inside(folder, dataDir)) {
    throw failure('监视的文件夹（YUECE_WATCH_DIR）与数据目录（YUECE_DATA_DIR）不能互相包含。');
  }
}

function failure(publicMessage: string): Failure {
  return new Failure('configuration', 'the watched folder cannot be used', { publicMessage });
}
