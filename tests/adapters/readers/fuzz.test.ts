import { afterAll, expect, it } from 'vitest';
import { createReadingProcess } from '../../../src/adapters/readers/reading-process.js';
import { fuzzReading } from '../../support/fuzz-reading.js';

const reading = createReadingProcess();
afterAll(() => reading.close());

// `npm run bench -- fuzz` has ten times as many.
it('no injured file crashes or holds up reading and parsing', async () => {
  const report = await fuzzReading(500, 20241126);
  expect(report.faults).toEqual([]);
  expect(report.read).toBeGreaterThan(100);
  expect(report.refused).toBeGreaterThan(50);
  expect(report.slowest.milliseconds).toBeLessThan(5000);
});

it('nor the process that reads', async () => {
  const report = await fuzzReading(150, 88, reading.read);
  expect(report.faults).toEqual([]);
  expect(report.read).toBeGreaterThan(20);
});
