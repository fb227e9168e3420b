import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { Failure } from '../../domain/failure.js';
import type { ReadOutcome, SourceFile } from '../../ports/document-reader.js';
import { READING } from './limits.js';
import type { Announcement, Step } from './read-files.js';
import { safeName } from './safe-name.js';
import type { ReadFile } from './source-files.js';

/** What one file may take; see `READING` for the defaults. */
type ReadingLimits = Pick<
  { readonly [Name in keyof typeof READING]: number },
  'milliseconds' | 'heapMegabytes' | 'residentMegabytes' | 'recognisingMegabytes' | 'idleMilliseconds'
>;

/** Reads files in a process of its own, one after the other. */
export interface ReadingProcess {
  /** A file that takes more than its limits, or ends the process, is refused with the reason; the next starts anew. */
  readonly read: ReadFile;
  readonly close: () => void;
}

/** How often the memory of the process is looked at. */
const WATCH_MS = 50;
/** A process that says nothing for so long never started. */
const START_MS = 60_000;
/** Bytes of a page of memory on the systems that have /proc. */
const PAGE = 4096;

/**
 * Starts with the first file and is kept for the next, since starting takes longer than most files; ends when idle. It gets
 * no environment, so that a file that took it over would find no key in it.
 */
export function createReadingProcess(limits: ReadingLimits = READING): ReadingProcess {
  let running: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    clearTimeout(idle);
    running?.kill('SIGKILL');
    running = null;
  };

  async function readOne(file: SourceFile): Promise<ReadOutcome> {
    clearTimeout(idle);
    const child = running?.connected ? running : await start(limits);
    running = child;
    const answer = await ask(child, file, limits);
    if ('reason' in answer) {
      end();
      return { refusal: { origin: safeName(file.name), reason: answer.reason } };
    }
    idle = setTimeout(end, limits.idleMilliseconds).unref();
    return answer;
  }

  return {
    read: (file) => {
      const next = last.then(() => readOne(file));
      last = next.catch(() => {});
      return next;
    },
    close: end,
  };
}

async function start({ heapMegabytes }: ReadingLimits): Promise<ChildProcess> {
  // The sources are run by tsx, which a new process has to load for itself.
  const isSource = import.meta.url.endsWith('.ts');
  const program = isSource ? new URL('./read-files.ts', import.meta.url) : new URL('./read-files.js', import.meta.url);
  const tsx = isSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
  const child = fork(program, {
    execArgv: [...tsx, `--max-old-space-size=${heapMegabytes}`],
    // Bytes go by standard input, since messages take seconds for tens of megabytes. What a library prints of a bad file, or a
    // dying process of its heap, is nobody's message.
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
  await new Promise<void>((resolve, reject) => {
    const fail = (): void => reject(new Failure('internal', 'the reading process did not start'));
    const timer = setTimeout(fail, START_MS);
    child.once('message', () => {
      clearTimeout(timer);
      child.off('exit', fail).off('error', fail);
      resolve();
    });
    child.once('exit', fail).once('error', fail);
  });
  // A process that is ended while a file is on its way is told of by its end.
  child.stdin?.on('error', () => {});
  setAlive(child, false);
  return child;
}

/** The outcome of one file, or why there is none. */
function ask(child: ChildProcess, file: SourceFile, limits: ReadingLimits): Promise<ReadOutcome | { reason: string }> {
  return new Promise((resolve) => {
    setAlive(child, true);
    let allowed: number = limits.residentMegabytes;
    const settle = (answer: ReadOutcome | { reason: string }): void => {
      clearTimeout(timer);
      clearInterval(watch);
      child.off('message', hear).off('exit', leave).off('error', leave);
      setAlive(child, false);
      resolve(answer);
    };
    const hear = (said: ReadOutcome | Step): void => {
      if (said === 'step') {
        allowed = limits.recognisingMegabytes;
        timer.refresh();
      } else settle(said);
    };
    const leave = (): void => settle({ reason: '读取时占用内存过多或程序出错，已中止' });
    const timer = setTimeout(
      () => settle({ reason: `读取超过 ${limits.milliseconds / 1000} 秒，已中止` }),
      limits.milliseconds,
    );
    const watch = setInterval(() => {
      if (residentBytes(child.pid) > allowed * 2 ** 20) settle({ reason: '读取时占用内存过多，已中止' });
    }, WATCH_MS);
    child.on('message', hear).on('exit', leave).on('error', leave);
    child.send({ name: file.name, length: file.bytes.length } satisfies Announcement);
    child.stdin?.write(file.bytes);
  });
}

/** Neither the process nor the lines to it keep the program alive: a file that is being read does. */
function setAlive(child: ChildProcess, alive: boolean): void {
  for (const one of [child, child.channel, child.stdin as Socket | null]) {
    if (alive) one?.ref();
    else one?.unref();
  }
}

/** Memory that a process holds; 0 where the system does not tell. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return 0;
  }
}
