import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { repositoryPath } from '../support/shared-data.js';

const PROGRAM = repositoryPath('dist', 'cli.js');
const POLL_MS = 5;

/** Why the built program cannot be measured; null where it can. */
export const whyNotBuilt = (): string | null => (existsSync(PROGRAM) ? null : 'run `npm run build` first');

function start(words: readonly string[]): ChildProcess {
  const env = { ...process.env, HOST: '127.0.0.1', YUECE_LOG_LEVEL: 'silent', YUECE_RATE_LIMIT: '100000' };
  return spawn(process.execPath, [PROGRAM, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Runs one command to its end and gives the seconds it took. Throws where it fails. */
export async function timeCommand(words: readonly string[]): Promise<number> {
  const before = performance.now();
  const child = start(words);
  child.stderr?.resume();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}`);
  return (performance.now() - before) / 1000;
}

export interface MeasuredServer {
  readonly address: string;
  /** From starting the process to the first 200 of /readyz. */
  readonly readySeconds: number;
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** Starts the server on a free port and waits until it is ready. */
export async function startServer(dataDir: string): Promise<MeasuredServer> {
  const before = performance.now();
  const child = start(['serve', '--port', '0', '--data-dir', dataDir]);
  const address = await announcedAddress(child);
  while (!(await fetch(`${address}/readyz`)).ok) await setTimeout(POLL_MS);
  const readySeconds = (performance.now() - before) / 1000;
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { address, readySeconds, child, stop };
}

async function announcedAddress(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('the server has no stderr');
  const lines = createInterface({ input: child.stderr });
  for await (const line of lines) {
    const address = /http:\/\/\S+/u.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the server ended before it listened');
}

/** Resident memory of a process in MiB, now and at its highest; null where the system does not tell (not Linux). */
export async function residentMemory(
  child: ChildProcess,
): Promise<{ readonly now: number; readonly peak: number } | null> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => null);
  const kilobytes = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'mu').exec(status ?? '')?.[1]);
  return status === null
    ? null
    : { now: Math.round(kilobytes('VmRSS') / 1024), peak: Math.round(kilobytes('VmHWM') / 1024) };
}
