import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { type Config, readConfig } from '../../src/config.js';
import { type RunningServer, serve } from '../../src/serve.js';
import { copySeedData } from './seed-yuece.js';
import { repositoryPath } from './shared-data.js';

/** The product itself, in this process, on a free port and silent. */
export function serveHere(dataDir: string, given: Partial<Config> = {}): Promise<RunningServer> {
  const config: Config = {
    ...readConfig({}),
    port: 0,
    host: '127.0.0.1',
    dataDir,
    // A suite asks from one address, and faster than people do.
    rateLimit: 10_000,
    logLevel: 'silent',
    ...given,
  };
  return serve(config);
}

/** A data directory that nobody else has, with the index of the seed; `remove` takes it away. */
export function temporaryDataDir(): { readonly path: string; readonly remove: () => Promise<void> } {
  const path = copySeedData();
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** `yuece serve` in a process of its own, for what a signal does to it. */
export interface ServeProcess {
  readonly child: ChildProcess;
  /** Resolves with the server's origin once it listens; rejects with what it wrote where it ends before that. */
  readonly listening: Promise<string>;
  /** Resolves when the process is gone. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** What it has written to stderr so far. */
  readonly said: () => string;
}

/** Starts the compiled program, which is as new as the sources: see `buildProduct`. */
export function startServe(dataDir: string, port = 0): ServeProcess {
  const words = [repositoryPath('dist', 'cli.js'), 'serve', '--data-dir', dataDir];
  const child = spawn(process.execPath, [...words, '--port', String(port)], {
    cwd: repositoryPath(),
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  let text = '';
  child.stderr?.setEncoding('utf8');
  const exited = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const listening = new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (piece: string) => {
      text += piece;
      const origin = /粤策已启动：(http:\S+)/u.exec(text)?.[1];
      if (origin) resolve(origin);
    });
    void exited.then(() => reject(new Error(text)));
  });
  // Whoever waits for the end alone need not hear that it never listened.
  listening.catch(() => {});
  return { child, listening, exited, said: () => text };
}
