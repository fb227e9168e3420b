import { open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LedgerEntry } from '../../domain/publication.js';
import type { Ledger } from '../../ports/source-store.js';
import { isMissing, syncFolder } from './durable-file.js';
import { packSummed, unpackSummed } from './summed-json.js';

/** A file of lines that are only ever added, each JSON with its CRC-32. A line that was written whole has happened. */
export interface LedgerFile {
  readonly read: () => Promise<Ledger>;
  /** The last line, null where it is damaged or there is none, and how many lines there are. */
  readonly end: () => Promise<{ readonly last: LedgerEntry | null; readonly lines: number }>;
  /** Adds a line durably. A piece of a line that a killed writer left is ended first and stays, as damaged. */
  readonly append: (entry: LedgerEntry) => Promise<void>;
}

export function createLedgerFile(file: string): LedgerFile {
  /** What was read or added last: adding one line to many reads none of them. */
  let known: {
    readonly bytes: number;
    readonly lines: number;
    readonly isTorn: boolean;
    readonly last: LedgerEntry | null;
  } | null = null;

  async function content(): Promise<string> {
    try {
      return await readFile(file, 'utf8');
    } catch (fault) {
      if (isMissing(fault)) return '';
      throw fault;
    }
  }

  async function end() {
    const bytes = await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
    if (known?.bytes !== bytes) {
      const text = await content();
      const lines = linesOf(text);
      const isTorn = text !== '' && !text.endsWith('\n');
      known = { bytes, lines: lines.length, isTorn, last: isTorn ? null : unpackSummed(lines.at(-1) ?? '') };
    }
    return known;
  }

  return {
    end,
    read: async () => {
      const entries: LedgerEntry[] = [];
      const damaged: number[] = [];
      linesOf(await content()).forEach((line, at) => {
        const entry = unpackSummed<LedgerEntry>(line);
        if (entry) entries.push(entry);
        else damaged.push(at + 1);
      });
      return { entries, damaged };
    },
    append: async (entry) => {
      const { lines, bytes, isTorn } = await end();
      const line = `${isTorn ? '\n' : ''}${packSummed(entry)}\n`;
      known = null;
      const handle = await open(file, 'a');
      try {
        await handle.writeFile(line);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (bytes === 0) await syncFolder(dirname(file));
      known = { bytes: bytes + Buffer.byteLength(line), lines: lines + 1, isTorn: false, last: entry };
    },
  };
}

function linesOf(content: string): readonly string[] {
  const lines = content.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
