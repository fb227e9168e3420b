import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { createSegmentStore } from '../../src/adapters/segments/segment-store.js';
import type { OpenedIndex } from '../../src/ports/index-store.js';
import { IDENTITY } from './change-until-killed.js';
import { repositoryPath } from './shared-data.js';

/** What a killed writer left: the last version it told of, and what is there when it is opened. */
export interface KilledWriter extends OpenedIndex {
  readonly told: number;
  /** The version that is there. */
  readonly version: number;
}

/** Starts a writer over a folder, kills it `delayMs` after it told of its first change, and opens what it left. */
export async function killWriter(folder: string, delayMs: number): Promise<KilledWriter> {
  const script = repositoryPath('tests', 'support', 'change-until-killed.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => told.push(line));
  while (told.length === 0 && child.exitCode === null) await setTimeout(5);
  await setTimeout(delayMs);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const opened = await createSegmentStore(folder, { graphFrom: 4 }).open(IDENTITY);
  return { ...opened, told: Number(told.at(-1)), version: Number(opened.sources[0]?.stamp) };
}
