import type { Day } from '../domain/policy-document.js';

const CHINA_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in China (UTC+8) of a time in milliseconds since the epoch. */
export function dayAt(time: number): Day {
  return new Date(time + CHINA_MS).toISOString().slice(0, 10);
}

/** When a day begins in China, in milliseconds since the epoch. */
export function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) - CHINA_MS;
}

export function daysBefore(day: Day, days: number): Day {
  return dayAt(startOf(day) - days * DAY_MS);
}
