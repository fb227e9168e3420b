import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSourceFolder } from '../../src/adapters/source-folder.js';
import type { SourceDocument } from '../../src/domain/source-document.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const source = (id: string | null, text: string): SourceDocument => ({
  id: id as SourceDocument['id'],
  origin: 'x.jsonl:1',
  format: 'text',
  text,
  stated: { title: '甲', issuedOn: '2024-01-02' },
});

describe('the folder of kept sources', () => {
  it('is empty before the first one, even where it does not exist', async () => {
    expect(await createSourceFolder(join(folder, 'none')).list()).toEqual([]);
  });

  it('gives back what was put, by id, the last of each, and leaves nothing half-written', async () => {
    const store = createSourceFolder(join(folder, 'sources'));
    for (const one of [source('b', '乙'), source('a', '甲'), source('b', '丙')]) await store.put(one);
    expect(await store.list()).toEqual([source('a', '甲'), source('b', '丙')]);
    expect(await readdir(join(folder, 'sources'))).toEqual(['a.json', 'b.json']);
  });

  it('takes none without an id', async () => {
    await expect(createSourceFolder(folder).put(source(null, '甲'))).rejects.toMatchObject({ code: 'internal' });
  });
});
