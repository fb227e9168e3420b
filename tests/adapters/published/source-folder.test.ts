import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSourceFolder } from '../../../src/adapters/published/source-folder.js';
import type { DocumentId } from '../../../src/domain/ids.js';
import type { SourceDocument } from '../../../src/domain/source-document.js';
import type { SourceChange, SourceStore } from '../../../src/ports/source-store.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const idOf = (id: string) => id as DocumentId;
const source = (id: string | null, text: string): SourceDocument => ({
  id: id as SourceDocument['id'],
  origin: 'x.jsonl:1',
  format: 'text',
  text,
  stated: { title: '甲', issuedOn: '2024-01-02' },
});
const change = (put: readonly SourceDocument[], more: Partial<SourceChange> = {}): SourceChange => ({
  put,
  remove: [],
  keep: [],
  entry: {
    ...{ at: '2026-06-01T04:00:00Z', by: '张三', action: 'published', documentId: idOf(put[0]?.id ?? 'a') },
    ...{ title: '甲', contentHash: null, origin: null, draftId: null, override: null, reason: null, from: null },
  },
  ...more,
});
const put = async (store: SourceStore, ...sources: readonly SourceDocument[]) => {
  for (const one of sources) await store.change(change([one]));
};
const sourcesFolder = () => join(folder, 'sources');

describe('the folder of published sources', () => {
  it('is empty before the first one, even where it does not exist', async () => {
    const store = createSourceFolder(join(folder, 'none'));
    expect(await store.stamps()).toEqual([]);
    expect(await store.get(idOf('a'))).toBeNull();
    expect(await store.isInterrupted()).toBe(false);
  });

  it('gives back what was put, by id, the last of each, and leaves nothing half-written', async () => {
    const store = createSourceFolder(folder);
    await put(store, source('b', '乙'), source('a', '甲'), source('b', '丙'));
    const keys = (await store.stamps()).map(({ key }) => key);
    expect(await Promise.all(keys.map(store.read))).toEqual([source('a', '甲'), source('b', '丙')]);
    expect(await store.get(idOf('b'))).toEqual(source('b', '丙'));
    expect(await readdir(sourcesFolder())).toEqual(['a.json', 'b.json']);
  });

  it('stamps a source anew whenever it is put, and only then', async () => {
    const store = createSourceFolder(folder);
    await put(store, source('a', '甲'), source('b', '乙'));
    const [first, second] = await store.stamps();
    await put(store, source('a', '丙'));
    const [changed, same] = await store.stamps();
    expect(changed?.stamp).not.toBe(first?.stamp);
    expect(same).toEqual(second);
  });

  it('takes none without an id', async () => {
    await expect(put(createSourceFolder(folder), source(null, '甲'))).rejects.toMatchObject({ code: 'internal' });
  });

  it('has the earlier versions of a document right behind it, whatever stands between their names', async () => {
    const store = createSourceFolder(folder);
    await put(store, source('a-2', '乙'), source('a.until-2025-12-31', '旧'), source('a', '甲'));
    expect(await store.ids()).toEqual(['a', 'a.until-2025-12-31', 'a-2']);
  });

  it('reads files from before there were sums, and takes altered ones for damaged', async () => {
    const store = createSourceFolder(folder);
    await put(store, source('a', '甲'), source('b', '乙'));
    await writeFile(join(sourcesFolder(), 'a.json'), JSON.stringify(source('a', '早先')));
    expect(await store.get(idOf('a'))).toEqual(source('a', '早先'));
    const whole = await readFile(join(sourcesFolder(), 'b.json'), 'utf8');
    for (const altered of [whole.replace('乙', '丁'), whole.slice(0, -9), '']) {
      await writeFile(join(sourcesFolder(), 'b.json'), altered);
      expect(await store.read('kept/b')).toBeNull();
    }
  });
});

describe('a withdrawal', () => {
  it('takes the source away, keeps its text, and is forgotten with the next publication', async () => {
    const store = createSourceFolder(folder);
    await put(store, source('a', '甲'));
    const { sequence } = await store.change(change([], { remove: [idOf('a')], keep: [source('a', '甲')] }));
    expect(await store.ids()).toEqual([]);
    expect([...(await store.withdrawn())]).toEqual(['a']);
    expect(await store.ended(idOf('a'), sequence)).toEqual(source('a', '甲'));
    await put(store, source('a', '乙'));
    expect((await store.withdrawn()).size).toBe(0);
  });
});

describe('a change that was not ended', () => {
  it('is ended by the next writer where its line was written', async () => {
    await put(createSourceFolder(folder), source('a', '甲'));
    const store = createSourceFolder(folder);
    // As a writer leaves it that is killed between its line and the renaming.
    await put(store, source('a', '乙'));
    const current = join(sourcesFolder(), 'a.json');
    await writeFile(`${current}.2.new`, await readFile(current));
    await writeFile(current, JSON.stringify(source('a', '甲')));
    expect(await store.isInterrupted()).toBe(true);
    await store.recover();
    expect(await store.get(idOf('a'))).toEqual(source('a', '乙'));
    expect(await store.isInterrupted()).toBe(false);
  });

  it('is forgotten where it was not, though the document changed before', async () => {
    const store = createSourceFolder(folder);
    await put(store, source('a', '甲'));
    await writeFile(join(sourcesFolder(), 'a.json.2.new'), JSON.stringify(source('a', '乙')));
    await store.recover();
    expect(await store.get(idOf('a'))).toEqual(source('a', '甲'));
    expect(await readdir(sourcesFolder())).toEqual(['a.json']);
  });

  it('is ended where it was a withdrawal', async () => {
    const store = createSourceFolder(folder);
    await put(store, source('a', '甲'));
    const whole = await readFile(join(sourcesFolder(), 'a.json'));
    await store.change(change([], { remove: [idOf('a')], keep: [source('a', '甲')] }));
    await writeFile(join(sourcesFolder(), 'a.json'), whole);
    expect(await store.isInterrupted()).toBe(true);
    await store.recover();
    expect(await store.ids()).toEqual([]);
  });
});

describe('the ledger', () => {
  it('has one line a change, in order, with what was put and removed', async () => {
    const store = createSourceFolder(folder);
    await put(store, source('a', '甲'));
    await store.change(change([source('a', '乙'), source('a.until-2025-12-31', '甲')]));
    const { entries, damaged } = await createSourceFolder(folder).ledger();
    expect(entries.map(({ sequence, put: ids }) => [sequence, ids])).toEqual([
      [1, ['a']],
      [2, ['a', 'a.until-2025-12-31']],
    ]);
    expect(damaged).toEqual([]);
  });

  it('tells damaged lines, the piece of one that a killed writer left among them, and goes on behind them', async () => {
    const file = join(folder, 'ledger.jsonl');
    await put(createSourceFolder(folder), source('a', '甲'), source('b', '乙'));
    await writeFile(file, (await readFile(file, 'utf8')).replace('张三', '李四'));
    await appendFile(file, '{"sum":12,"value":{"seq');
    const store = createSourceFolder(folder);
    await store.recover();
    await put(store, source('c', '丙'));
    const { entries, damaged } = await createSourceFolder(folder).ledger();
    expect(damaged).toEqual([1, 3]);
    expect(entries.map(({ sequence }) => sequence)).toEqual([2, 4]);
  });
});
