import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSourceFolder } from '../../src/adapters/source-folder.js';
import type { DocumentId } from '../../src/domain/ids.js';
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
    const store = createSourceFolder(join(folder, 'none'));
    expect(await store.stamps()).toEqual([]);
    expect(await store.get('a' as DocumentId)).toBeNull();
  });

  it('gives back what was put, by id, the last of each, and leaves nothing half-written', async () => {
    const store = createSourceFolder(join(folder, 'sources'));
    for (const one of [source('b', '乙'), source('a', '甲'), source('b', '丙')]) await store.put(one);
    const keys = (await store.stamps()).map(({ key }) => key);
    expect(await Promise.all(keys.map(store.read))).toEqual([source('a', '甲'), source('b', '丙')]);
    expect(await store.get('b' as DocumentId)).toEqual(source('b', '丙'));
    expect(await readdir(join(folder, 'sources'))).toEqual(['a.json', 'b.json']);
  });

  it('stamps a source anew whenever it is put, and only then', async () => {
    const store = createSourceFolder(folder);
    for (const one of [source('a', '甲'), source('b', '乙')]) await store.put(one);
    const [first, second] = await store.stamps();
    await store.put(source('a', '丙'));
    const [changed, same] = await store.stamps();
    expect(changed?.stamp).not.toBe(first?.stamp);
    expect(same).toEqual(second);
  });

  it('takes none without an id', async () => {
    await expect(createSourceFolder(folder).put(source(null, '甲'))).rejects.toMatchObject({ code: 'internal' });
  });
});
