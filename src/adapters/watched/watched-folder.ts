import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { watch } from 'chokidar';
import type { WatchedFolder } from '../../ports/watched-folder.js';

/** As the readers have it: a larger file is refused unread. */
const FILE_BYTES = 64 * 2 ** 20;
/** A file is read when it has not grown for so long, in milliseconds: copies over a network pause. */
const SETTLED_MS = 1000;
const POLL_MS = 100;
/** How often the folder is listed for files that nobody told of, in milliseconds. */
const LOOK_MS = 60_000;
/** Folders below the watched one. */
const DEPTH = 8;
/** What editors, office programs, browsers and copying programs leave for a moment; and what is no document anywhere. */
const PASSING = /^(?:[.~#]|readme)|[~#]$|\.(?:tmp|temp|swp|swx|bak|part|partial|filepart|crdownload|download|lock)$/iu;

/** Told of files by name; each comes when it is written to its end. */
export interface FolderEvents {
  readonly settled: (name: string) => void;
  readonly gone: (name: string) => void;
}

/** A folder of the file system. Links are passed over: what they lead to was not put there. */
export function createWatchedFolder(folder: string): WatchedFolder & {
  /** Tells of every file that is there and of what changes, until the function given back is called. */
  readonly watch: (events: FolderEvents) => () => Promise<void>;
} {
  const nameOf = (path: string): string => relative(folder, path).split(sep).join('/');
  return {
    names: () => namesIn(folder, '', DEPTH).catch(() => null),
    read: async (name) => {
      const file = await open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
      if (!file) return null;
      try {
        const { size } = await file.stat();
        if (size > FILE_BYTES) return { reason: `文件大于 ${FILE_BYTES / 2 ** 20} MB` };
        const bytes = await file.readFile();
        return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
      } catch {
        return { reason: '文件无法读取' };
      } finally {
        await file.close();
      }
    },
    watch: ({ settled, gone }) => {
      const watcher = watch(folder, {
        awaitWriteFinish: { stabilityThreshold: SETTLED_MS, pollInterval: POLL_MS },
        depth: DEPTH,
        followSymlinks: false,
        ignored: (path, stats) => path !== folder && (PASSING.test(basename(path)) || stats?.isSymbolicLink() === true),
      });
      const told = new Set<string>();
      const tell = (name: string): void => {
        told.add(name);
        settled(name);
      };
      watcher.on('add', (path) => tell(nameOf(path)));
      watcher.on('change', (path) => tell(nameOf(path)));
      watcher.on('unlink', (path) => {
        told.delete(nameOf(path));
        gone(nameOf(path));
      });
      // What comes between the first listing and the first watching is told by nobody, nor is much on network shares.
      const look = async (): Promise<void> => {
        const names = await namesIn(folder, '', DEPTH).catch((): readonly string[] => []);
        const untold = names.filter((name) => !told.has(name));
        if (untold.length === 0) return;
        await setTimeout(SETTLED_MS, undefined, { ref: false });
        for (const name of untold) if (!told.has(name)) tell(name);
      };
      watcher.on('ready', () => void look());
      const looking = setInterval(() => void look(), LOOK_MS);
      looking.unref();
      // Without a listener a folder that may not be read would end the process; the next change is looked at again.
      watcher.on('error', () => {});
      return async () => {
        clearInterval(looking);
        await watcher.close();
      };
    },
  };
}

async function namesIn(folder: string, prefix: string, depth: number): Promise<readonly string[]> {
  const names: string[] = [];
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    if (PASSING.test(entry.name)) continue;
    const name = `${prefix}${entry.name}`;
    if (entry.isFile()) names.push(name);
    if (entry.isDirectory() && depth > 0) names.push(...(await namesIn(folder, `${name}/`, depth - 1)));
  }
  return names;
}
