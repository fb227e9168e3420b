import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { FollowedFile, FollowedFiles } from '../../ports/watched-folder.js';

/** Remembers in one JSON file with its CRC-32, written aside and renamed into place. */
export function createFollowedFiles(file: string): FollowedFiles {
  return {
    load: async () => {
      const content = await readFile(file, 'utf8').catch(() => '');
      const end = content.indexOf('\n');
      const json = content.slice(end + 1);
      if (end < 0 || String(crc32(json)) !== content.slice(0, end)) return new Map();
      return new Map(Object.entries(JSON.parse(json) as Record<string, FollowedFile>));
    },
    save: async (files) => {
      const json = JSON.stringify(Object.fromEntries(files));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.new`, `${crc32(json)}\n${json}`, { flush: true });
      await rename(`${file}.new`, file);
      const folder = await open(dirname(file), 'r');
      await folder.sync().finally(() => folder.close());
    },
  };
}
