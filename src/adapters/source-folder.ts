import { statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../domain/failure.js';
import type { DocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { SourceStore } from '../ports/source-store.js';

const KEPT = 'kept/';

/**
 * One JSON file a source in `<folder>`; a source is written aside, made durable and renamed into place. Stamps are sizes and
 * times of change; keys begin with `kept/`. Sources come by id in ascending order.
 */
export function createSourceFolder(folder: string): SourceStore {
  const fileOf = (id: string): string => join(folder, `${id}.json`);
  const read = async (id: string): Promise<SourceDocument> => JSON.parse(await readFile(fileOf(id), 'utf8'));
  return {
    stamps: async () => {
      const names = await readdir(folder).catch((): string[] => []);
      const ids = names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [])).sort();
      return ids.map((id) => {
        // Not waited for: the system answers from memory, and thousands of promises take six times as long.
        const { size, mtimeNs } = statSync(fileOf(id), { bigint: true });
        return { key: `${KEPT}${id}`, stamp: `${size}-${mtimeNs}` };
      });
    },
    read: (key) => read(key.slice(KEPT.length)),
    get: async (id: DocumentId) => {
      try {
        return await read(id);
      } catch (fault) {
        if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
        throw fault;
      }
    },
    put: async (source) => {
      if (source.id === null) throw new Failure('internal', `a kept source needs an id: ${source.origin}`);
      await mkdir(folder, { recursive: true });
      const file = fileOf(source.id);
      await writeFile(`${file}.new`, JSON.stringify(source), { flush: true });
      await rename(`${file}.new`, file);
      const handle = await open(folder, 'r');
      await handle.sync().finally(() => handle.close());
    },
  };
}
