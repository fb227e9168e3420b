import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import type { RefreshResult } from '../../src/refresh/refresh-result.js';
import { type RunningSchedule, refreshOnSchedule, type Schedule } from '../../src/refresh-on-schedule.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const RESULT: RefreshResult = {
  id: 'notice-1' as DocumentId,
  title: '若干措施',
  url: 'https://www.gd.gov.cn/a',
  outcome: 'unchanged',
  reason: '',
  draftId: null,
};

let running: RunningSchedule | null = null;
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await running?.stop();
  vi.useRealTimers();
});

/** Starts a schedule of a day; gives the hours, since the start, at which it ran. */
function start(given: Partial<Schedule> = {}): { readonly ran: number[]; readonly faults: unknown[] } {
  const started = Date.now();
  const ran: number[] = [];
  const faults: unknown[] = [];
  running = refreshOnSchedule({
    hours: 24,
    clock: { now: () => Date.now() },
    lastRun: async () => null,
    run: async () => [RESULT],
    onRun: () => ran.push(Math.round((Date.now() - started) / HOUR)),
    onFault: (fault) => faults.push(fault),
    ...given,
  });
  return { ran, faults };
}

describe('a schedule', () => {
  it('runs a minute after the first start, and then every so many hours', async () => {
    const { ran } = start();
    await vi.advanceTimersByTimeAsync(MINUTE - 1);
    expect(ran).toEqual([]);
    await vi.advanceTimersByTimeAsync(73 * HOUR);
    expect(ran).toEqual([0, 24, 48, 72]);
  });

  it('remembers the run of an earlier process: a server that restarts often does not ask often, and one that rests asks soon', async () => {
    const { ran } = start({ lastRun: async () => Date.now() - 20 * HOUR });
    await vi.advanceTimersByTimeAsync(30 * HOUR);
    expect(ran).toEqual([4, 28]);
    await running?.stop();
    const late = start({ lastRun: async () => Date.now() - 100 * HOUR });
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(late.ran).toEqual([0]);
  });

  it('waits no longer than its period, though a clock was wrong', async () => {
    const { ran } = start({ lastRun: async () => Date.now() + 1_000 * HOUR });
    await vi.advanceTimersByTimeAsync(25 * HOUR);
    expect(ran).toEqual([24]);
  });

  it('goes on after a run that failed, and tells of it', async () => {
    const fault = new Error('disk full');
    let runs = 0;
    const run = async (): Promise<readonly RefreshResult[]> => {
      runs += 1;
      if (runs === 1) throw fault;
      return [RESULT, { ...RESULT, outcome: 'changed' }];
    };
    const { ran, faults } = start({ run });
    await vi.advanceTimersByTimeAsync(49 * HOUR);
    expect(faults).toEqual([fault]);
    expect(ran).toEqual([24, 48]);
    expect(running?.tally()).toEqual({
      changed: 2,
      available: 0,
      unchanged: 2,
      missing: 0,
      unreadable: 0,
      refused: 0,
      failed: 0,
    });
  });

  it('never has two runs at once, and breaks off the one under way when it stops', async () => {
    let open = 0;
    let most = 0;
    let aborted = false;
    const run = (signal: AbortSignal) =>
      new Promise<readonly RefreshResult[]>((resolve) => {
        open += 1;
        most = Math.max(most, open);
        signal.addEventListener('abort', () => {
          aborted = true;
          open -= 1;
          resolve([]);
        });
      });
    start({ run });
    await vi.advanceTimersByTimeAsync(100 * HOUR);
    expect([most, aborted]).toEqual([1, false]);
    await running?.stop();
    expect([open, aborted]).toEqual([0, true]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
