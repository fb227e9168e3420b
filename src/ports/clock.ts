import type { Day } from '../domain/policy-document.js';

/** Time enters here and nowhere else. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that only ever grow; for durations. */
  monotonic(): number;
  /** Today in China (UTC+8). */
  today(): Day;
}
