import { createReadingProcess } from '../../src/adapters/readers/reading-process.js';
import { fuzzReading } from '../support/fuzz-reading.js';
import { type Bench, type BenchRow, rounded } from './bench.js';

const FILES = { here: 4000, inProcess: 2000 } as const;

/** Golden files of every format, injured at random. No file may crash or hang the reader; every outcome has its reason. */
export const fuzz: Bench = {
  name: 'fuzz',
  about: 'injured files read and parsed: a document or a refusal with its reason, never a crash or a hang',
  run: async () => {
    const rows: BenchRow[] = [];
    const reading = createReadingProcess();
    let ended = 0;
    for (const [where, files, seed, read] of [
      ['in this process', FILES.here, 1, undefined],
      ['in the reading process', FILES.inProcess, 2, reading.read],
    ] as const) {
      // The start of the process is no file's time.
      await read?.({ name: '甲.txt', bytes: Buffer.from('甲。') });
      const report = await fuzzReading(
        files,
        seed,
        read &&
          (async (file) => {
            const outcome = await read(file);
            if ('refusal' in outcome && outcome.refusal.reason.endsWith('已中止')) ended += 1;
            return outcome;
          }),
      );
      rows.push({
        where,
        files: report.files,
        read: report.read,
        refused: report.refused,
        faults: report.faults.length,
        'ended by force': ended,
        'files/s': rounded(report.files / report.seconds),
        'slowest ms': rounded(report.slowest.milliseconds),
        'slowest file': report.slowest.name,
      });
    }
    reading.close();
    return rows;
  },
};
