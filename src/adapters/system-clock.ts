import { performance } from 'node:perf_hooks';
import type { Clock } from '../ports/clock.js';

const DAY_IN_CHINA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The machine's own clock. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    today: () => DAY_IN_CHINA.format(new Date()),
  };
}
