import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { repositoryPath } from './shared-data.js';

/** Formats that have a folder of golden files, each file with what it must become beside it as `NAME.expected`. */
const FORMATS = ['html', 'txt', 'markdown', 'jsonl', 'pdf', 'docx', 'ofd'];

/** A file of `tests/golden`. */
export interface GoldenFile {
  readonly format: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The golden files of one format, or of all that there are. */
export function goldenFiles(...formats: readonly string[]): readonly GoldenFile[] {
  return (formats.length === 0 ? FORMATS : formats).flatMap((format) => {
    const folder = repositoryPath('tests', 'golden', format);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => !name.endsWith('.expected'))
      .map((name) => ({ format, name, path: `${folder}/${name}`, bytes: readFileSync(`${folder}/${name}`) }));
  });
}
