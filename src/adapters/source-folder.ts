import { mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../domain/failure.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { SourceStore } from '../ports/source-store.js';

/** One JSON file a source in `<folder>`; a source is written aside, made durable and renamed into place. */
export function createSourceFolder(folder: string): SourceStore {
  return {
    list: async () => {
      const names = await readdir(folder).catch((): string[] => []);
      const files = names.filter((name) => name.endsWith('.json')).sort();
      return Promise.all(
        files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as SourceDocument),
      );
    },
    put: async (source) => {
      if (source.id === null) throw new Failure('internal', `a kept source needs an id: ${source.origin}`);
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${source.id}.json`);
      await writeFile(`${file}.new`, JSON.stringify(source), { flush: true });
      await rename(`${file}.new`, file);
      const handle = await open(folder, 'r');
      await handle.sync().finally(() => handle.close());
    },
  };
}
