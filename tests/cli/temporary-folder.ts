import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { SEED_DATA_VARIABLE } from '../support/seed-yuece.js';

export interface TemporaryFolder {
  /** A path inside it; the folder itself where no parts are given. */
  readonly path: (...parts: readonly string[]) => string;
  /** Writes a file of these lines, objects as JSON, and gives its path. */
  readonly file: (name: string, lines: readonly unknown[]) => string;
  /** A data directory inside it with the index of the seed, where building one is not the matter; gives its path. */
  readonly seedData: (name: string) => string;
}

/** A folder for one test file, removed when its tests are done. */
export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(join(tmpdir(), 'yuece-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (...parts: readonly string[]): string => join(folder, ...parts);
  return {
    path,
    file: (name, lines) => {
      const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
      writeFileSync(path(name), text);
      return path(name);
    },
    seedData: (name) => {
      cpSync(process.env[SEED_DATA_VARIABLE] ?? '', path(name), { recursive: true });
      return path(name);
    },
  };
}
