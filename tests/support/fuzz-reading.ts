import { extname } from 'node:path';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readFile } from '../../src/adapters/readers/reader-registry.js';
import type { ReadFile } from '../../src/adapters/readers/source-files.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import { goldenFiles } from './golden-files.js';
import { mutateFile, seededRandom } from './mutate-file.js';

/** What became of a run of mutated files. */
export interface FuzzReport {
  readonly files: number;
  readonly read: number;
  /** Refused when they were read, or when their clauses were. */
  readonly refused: number;
  /** Thrown errors and outcomes that break the contract, with the number of the file; none is right. */
  readonly faults: readonly string[];
  /** The reading alone. */
  readonly seconds: number;
  /** Of one file, read and parsed. */
  readonly slowest: { readonly name: string; readonly milliseconds: number };
}

/** Of the formats that readers have; lines of `.jsonl` have a program of their own. */
const FORMATS = ['html', 'txt', 'markdown', 'pdf', 'docx', 'ofd'];

/**
 * Injures the golden files of every format at random and has each read, and parsed where it could be read: the same files for
 * the same seed. One in ten is called by another format's extension.
 * @param read default: in this process
 */
export async function fuzzReading(files: number, seed: number, read: ReadFile = readFile): Promise<FuzzReport> {
  const random = seededRandom(seed);
  const romanizer = createPinyinRomanizer();
  const golden = goldenFiles(...FORMATS);
  const all = golden.map(({ bytes }) => bytes);
  const extensions = [...new Set(golden.map(({ name }) => extname(name)))];
  const pick = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)] as One;
  const faults: string[] = [];
  let taken = 0;
  let seconds = 0;
  let slowest = { name: '', milliseconds: 0 };
  for (let at = 0; at < files; at++) {
    const { name, bytes } = pick(golden);
    const file = { name: random() < 0.1 ? `${name}${pick(extensions)}` : name, bytes: mutateFile(bytes, all, random) };
    const before = performance.now();
    try {
      const outcome = await read(file);
      seconds += (performance.now() - before) / 1000;
      const ingested = 'ok' in outcome ? ingestDocument(outcome.ok, romanizer) : null;
      if (ingested?.state === 'ready') taken += 1;
      if ('ok' in outcome && /\ufffd|\p{Surrogate}|(?![\t\n])\p{Cc}/u.test(outcome.ok.text))
        faults.push(`${at}: ${name}: damage`);
      if ('refusal' in outcome && !/\p{Script=Han}{2}/u.test(outcome.refusal.reason))
        faults.push(`${at}: ${name}: no reason`);
    } catch (thrown) {
      faults.push(`${at}: ${name}: ${thrown}`);
    }
    const milliseconds = performance.now() - before;
    if (milliseconds > slowest.milliseconds) slowest = { name: `${at}: ${name}`, milliseconds };
  }
  return { files, read: taken, refused: files - taken - faults.length, faults, seconds, slowest };
}
