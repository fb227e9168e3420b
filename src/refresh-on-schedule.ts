import type { Clock } from './ports/clock.js';
import { REFRESH_OUTCOMES, type RefreshOutcome, type RefreshResult } from './refresh/refresh-result.js';

/** How many addresses ended in each way. */
export type RefreshTally = Readonly<Record<RefreshOutcome, number>>;

export interface Schedule {
  readonly hours: number;
  readonly clock: Pick<Clock, 'now'>;
  /** When the last run began, of whichever process; null: never. */
  readonly lastRun: () => Promise<number | null>;
  readonly run: (signal: AbortSignal) => Promise<readonly RefreshResult[]>;
  readonly onRun: (results: readonly RefreshResult[]) => void;
  /** Told of a run that failed as a whole; the next comes in its time. */
  readonly onFault: (fault: unknown) => void;
}

export interface RunningSchedule {
  /** Over all runs since the start. */
  readonly tally: () => RefreshTally;
  /** Breaks off a run that is under way and waits for its end. */
  readonly stop: () => Promise<void>;
}

const HOUR_MS = 3_600_000;
/** A server that just started has other work. */
const FIRST_DELAY_MS = 60_000;

/** Runs at once where the last run is longer ago than `hours`, also of an earlier process, and then every `hours`. */
export function refreshOnSchedule({ hours, clock, lastRun, run, onRun, onFault }: Schedule): RunningSchedule {
  const stopping = new AbortController();
  const counts = tallyOf([]);
  const period = hours * HOUR_MS;
  const repeat = async (): Promise<void> => {
    for (let delay = await firstDelay(); await elapsed(delay, stopping.signal); delay = period) {
      await run(stopping.signal).then((results) => {
        for (const [outcome, count] of Object.entries(tallyOf(results))) counts[outcome as RefreshOutcome] += count;
        onRun(results);
      }, onFault);
    }
  };
  const firstDelay = async (): Promise<number> => {
    const last = await lastRun();
    return last === null ? FIRST_DELAY_MS : Math.max(FIRST_DELAY_MS, Math.min(period, last + period - clock.now()));
  };
  const ended = repeat();
  return {
    tally: () => ({ ...counts }),
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

/** Counts results by outcome; an outcome that none had is 0. */
export function tallyOf(results: readonly RefreshResult[]): Record<RefreshOutcome, number> {
  const count = (outcome: RefreshOutcome): number => results.filter((result) => result.outcome === outcome).length;
  return Object.fromEntries(REFRESH_OUTCOMES.map((outcome) => [outcome, count(outcome)])) as Record<
    RefreshOutcome,
    number
  >;
}

/** Waits; false where it was stopped before. The process need not live for it. */
function elapsed(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const timer = setTimeout(() => resolve(true), milliseconds);
    timer.unref();
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
