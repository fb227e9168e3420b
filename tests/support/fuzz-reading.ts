import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readFile } from '../../src/adapters/readers/reader-registry.js';
import { type ReadFile, readSources } from '../../src/adapters/readers/source-files.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import type { ReadOutcome, SourceFile } from '../../src/ports/document-reader.js';
import { goldenFiles } from './golden-files.js';
import { mutateFile, seededRandom } from './mutate-file.js';

/** What became of a run of mutated files. */
export interface FuzzReport {
  readonly files: number;
  /** Documents with their clauses. */
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

/**
 * Injures the golden files of every format at random and has each read, and parsed where it could be read: the same files for
 * the same seed. One in ten is called by another format's extension.
 * @param read default: in this process
 */
export async function fuzzReading(files: number, seed: number, read: ReadFile = readFile): Promise<FuzzReport> {
  const random = seededRandom(seed);
  const romanizer = createPinyinRomanizer();
  const golden = goldenFiles();
  const all = golden.map(({ bytes }) => bytes);
  const extensions = [...new Set(golden.map(({ name }) => extname(name)))];
  const pick = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)] as One;
  const faults: string[] = [];
  let taken = 0;
  let seconds = 0;
  let slowest = { name: '', milliseconds: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
  for (let at = 0; at < files; at++) {
    const { name, bytes } = pick(golden);
    const extension = random() < 0.1 ? pick(extensions) : extname(name);
    const file = { name: `甲${extension}`, bytes: mutateFile(bytes, all, random) };
    const before = performance.now();
    try {
      const outcomes = await readOne(file, read, folder);
      seconds += (performance.now() - before) / 1000;
      const ready = outcomes.filter((one) => 'ok' in one && ingestDocument(one.ok, romanizer).state === 'ready');
      if (ready.length > 0) taken += 1;
      if (!outcomes.every(isSound)) faults.push(`${at}: ${name}: neither a sound text nor a reason`);
    } catch (thrown) {
      faults.push(`${at}: ${name}: ${thrown}`);
    }
    const milliseconds = performance.now() - before;
    if (milliseconds > slowest.milliseconds) slowest = { name: `${at}: ${name}`, milliseconds };
  }
  await rm(folder, { recursive: true });
  return { files, read: taken, refused: files - taken - faults.length, faults, seconds, slowest };
}

/** Files of many documents are read from the disk, each other one as bytes. */
async function readOne(file: SourceFile, read: ReadFile, folder: string): Promise<readonly ReadOutcome[]> {
  if (!file.name.endsWith('.jsonl')) return [await read(file)];
  const path = join(folder, file.name);
  await writeFile(path, file.bytes);
  const outcomes: ReadOutcome[] = [];
  for await (const outcome of readSources([path], read)) outcomes.push(outcome);
  return outcomes;
}

function isSound(outcome: ReadOutcome): boolean {
  return 'ok' in outcome
    ? !/\ufffd|\p{Surrogate}|(?![\t\n])\p{Cc}/u.test(outcome.ok.text)
    : /\p{Script=Han}{2}/u.test(outcome.refusal.reason);
}
