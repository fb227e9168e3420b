import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ingest } from '../../src/assemble-ingest.js';
import { changeCorpus } from '../../src/change-corpus.js';
import { writingTo } from '../../src/data-directory.js';
import type { DocumentId } from '../../src/domain/ids.js';
import { identityOf, prepareIndex } from '../../src/ingest/prepare-index.js';
import type { IndexStore } from '../../src/ports/index-store.js';
import { makeChange, openCorpus, textOf } from '../support/publish-until-killed.js';
import { repositoryPath } from '../support/shared-data.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yuece-broken-'));
});
afterEach(async () => {
  await chmod(join(dataDir, 'sources'), 0o700).catch(() => {});
  await rm(dataDir, { recursive: true, force: true });
});

const A = 'a' as DocumentId;
const NO_ROOM = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

/** A corpus after so many changes of `makeChange`, and what a process that opens it now serves of document a. */
async function corpusAfter(changes: number): Promise<Ingest> {
  const ingest = await openCorpus(dataDir);
  for (let change = 0; change < changes; change += 1) await makeChange(ingest, dataDir, change);
  return ingest;
}
async function serve() {
  const { indexing, writeAlone } = await openCorpus(dataDir);
  const { index, refused } = await prepareIndex({
    ...indexing,
    beside: { aliases: new Map(), catalogue: [] },
    writeAlone,
  });
  const text = index.clausesOf(A).find(({ kind }) => kind === 'article')?.text;
  return { text, refused: refused.map(({ reason }) => reason) };
}
const said = (change: number): string => textOf(change).split('\n')[1]?.replace('第一条 ', '') ?? '';
const withStore = (ingest: Ingest, change: Partial<IndexStore>): Ingest => ({
  ...ingest,
  indexing: { ...ingest.indexing, store: { ...ingest.indexing.store, ...change } },
});

describe('a full disk', () => {
  it('before anything is published: nothing is, and what was there is served', async () => {
    await corpusAfter(1);
    const script = repositoryPath('tests', 'support', 'publish-until-killed.ts');
    // No file may grow beyond a block of 1024 bytes more than nothing: the first text that is written fails, as on a full disk.
    const limited = `trap '' XFSZ; ulimit -f 0; exec "${process.execPath}" --import tsx "${script}" "${dataDir}"`;
    await expect(promisify(execFile)('bash', ['-c', limited])).rejects.toThrow(/EFBIG|ENOSPC/u);
    expect(await serve()).toEqual({ text: said(0), refused: [] });
    expect((await (await openCorpus(dataDir)).publication.store.ledger()).entries).toHaveLength(1);
  }, 60_000);

  it('while it is indexed: it is said that nothing has to be sent again, and the next writing takes it up', async () => {
    const ingest = await corpusAfter(1);
    const full = withStore(ingest, {
      commit: async () => {
        throw NO_ROOM;
      },
    });
    await expect(makeChange(full, dataDir, 1)).rejects.toMatchObject({
      publicMessage: expect.stringMatching(/变更已经保存并记入台账，但索引没有更新.*无需重新提交/u),
    });
    // Any writing, of whatever else.
    await ingest.writeAlone(() => changeCorpus({ kind: 'discard', draftId: '0123456789' }, ingest));
    const { index } = await ingest.indexing.store.open(identityOf(ingest.indexing.embedder));
    expect(index.clausesOf(A).map(({ text }) => text)).toContain(said(1));
  });

  it('while it is indexed: the next opening takes it up', async () => {
    const ingest = await corpusAfter(1);
    const commit = async () => {
      throw NO_ROOM;
    };
    await expect(makeChange(withStore(ingest, { commit }), dataDir, 1)).rejects.toThrow();
    expect(await serve()).toEqual({ text: said(1), refused: [] });
  });

  it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'])('is told by the directory: %s', async (code) => {
    const work = async () => {
      throw Object.assign(new Error(code), { code });
    };
    await expect(writingTo('/data', work)).rejects.toMatchObject({
      publicMessage: '数据目录 /data 无法写入，请检查路径、权限和剩余空间。',
    });
  });
});

describe('a flipped byte', () => {
  const flip = async (file: string): Promise<void> => {
    const bytes = await readFile(file);
    const at = Math.floor(bytes.length / 3);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    await writeFile(file, bytes);
  };

  it('in the state: the index is built anew from the sources', async () => {
    await corpusAfter(2);
    await flip(join(dataDir, 'CURRENT'));
    expect(await serve()).toEqual({ text: said(1), refused: [] });
  });

  it('in a segment: its documents are built anew', async () => {
    await corpusAfter(2);
    const folder = join(dataDir, 'segments');
    for (const segment of await readdir(folder)) {
      for (const file of await readdir(join(folder, segment))) {
        const whole = await readFile(join(folder, segment, file));
        if (whole.length === 0) continue;
        await flip(join(folder, segment, file));
        expect(await serve(), file).toEqual({ text: said(1), refused: [] });
        break;
      }
    }
  });

  it('in a source: what was indexed of it before is served, and the damage is told', async () => {
    await corpusAfter(2);
    await flip(join(dataDir, 'sources', 'a.json'));
    const { text, refused } = await serve();
    expect(text).toBe(said(1));
    expect(refused).toEqual([expect.stringContaining('保存的原文已损坏，请重新收录这份文件')]);
  });

  it('in the ledger: the line is told as damaged, the others and what is served stay', async () => {
    const ingest = await corpusAfter(2);
    await flip(join(dataDir, 'ledger.jsonl'));
    const { entries, damaged } = await ingest.publication.store.ledger();
    expect(entries.length + damaged.length).toBe(2);
    expect(damaged).toHaveLength(1);
    expect(await serve()).toEqual({ text: said(1), refused: [] });
  });

  it('in a draft: it is no draft any more, and nothing else is hurt', async () => {
    const ingest = await corpusAfter(1);
    const file = join(dataDir, 'incoming', 'b.jsonl');
    await writeFile(file, JSON.stringify({ id: 'b', title: '河道办法', text: textOf(9) }));
    await ingest.writeAlone(() => changeCorpus({ kind: 'draft', paths: [file], by: '张三' }, ingest));
    const [draft] = await ingest.publication.drafts.list();
    await flip(join(dataDir, 'drafts', draft?.draft.id ?? '', 'source.json'));
    expect(await ingest.publication.drafts.list()).toEqual([]);
    expect(await serve()).toEqual({ text: said(0), refused: [] });
  });
});
