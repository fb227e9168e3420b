import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/domain/failure.js';
import type { DocumentId } from '../../src/domain/ids.js';
import type { FollowedFile } from '../../src/ports/watched-folder.js';
import { createFolderFollower } from '../../src/publication/follow-folder.js';
import type { PutOutcome } from '../../src/publication/put-document.js';

/**
 * A folder and a corpus in memory. The content of a file is its documents, `id=text` separated by blanks: `id=!` is torn,
 * `!` cannot be read.
 */
async function scene() {
  const disk = new Map<string, string>();
  const corpus = new Map<string, { text: string; by: string }>();
  const calls: string[] = [];
  const notices: string[] = [];
  let remembered = new Map<string, FollowedFile>();
  let isBusy = false;
  let isMounted = true;
  const putOne = (entry: string, by: string): PutOutcome => {
    const [id = '', text = ''] = entry.split('=');
    const documentId = id as DocumentId;
    if (entry === '!') return { state: 'refused', origin: 'file', reason: '乱码' };
    if (text === '!') return { state: 'draft', documentId, draftId: '0123456789', fault: '缺第二条' };
    const before = corpus.get(id);
    if (before?.text === text) return { state: 'unchanged', documentId };
    corpus.set(id, { text, by });
    return { state: before ? 'replaced' : 'published', documentId, clauseCount: 1 };
  };
  const parts = {
    folder: {
      names: async () => (isMounted ? [...disk.keys()] : null),
      read: async (name: string) => {
        const content = disk.get(name);
        return content === undefined ? null : { bytes: Buffer.from(content), sha256: `hash of ${content}` };
      },
    },
    memory: {
      load: async () => remembered,
      save: async (files: ReadonlyMap<string, FollowedFile>) => {
        remembered = new Map(files);
      },
    },
    publication: {
      putFile: async ({ name, bytes }: { name: string; bytes: Uint8Array }, { by }: { by: string }) => {
        if (isBusy) throw new Failure('conflict', 'busy');
        calls.push(`put ${name}`);
        return Buffer.from(bytes)
          .toString()
          .split(' ')
          .filter((entry) => entry !== '')
          .map((entry) => putOne(entry, by));
      },
      withdraw: async (id: DocumentId) => {
        if (isBusy) throw new Failure('conflict', 'busy');
        calls.push(`withdraw ${id}`);
        return corpus.delete(id);
      },
      versions: async (id: DocumentId) => {
        const by = corpus.get(id)?.by;
        return by === undefined ? [] : [{ number: 1, entry: { by } as never, ended: null, searchedAs: id }];
      },
    },
    onNotice: (message: string) => void notices.push(message),
  };
  let follower = await createFolderFollower(parts);
  return {
    ...{ disk, corpus, calls, notices },
    texts: () => Object.fromEntries([...corpus].map(([id, { text }]) => [id, text])),
    remembered: () => remembered,
    forget: () => {
      remembered = new Map();
    },
    busy: (is: boolean) => {
      isBusy = is;
    },
    mounted: (is: boolean) => {
      isMounted = is;
    },
    restart: async () => {
      follower = await createFolderFollower(parts);
    },
    write: async (name: string, content: string) => {
      disk.set(name, content);
      await follower.settled(name);
    },
    remove: async (name: string) => {
      disk.delete(name);
      await follower.gone(name);
    },
    settled: (name: string) => follower.settled(name),
    gone: (name: string) => follower.gone(name),
    missing: () => follower.missing(),
  };
}

describe('a folder that is followed', () => {
  it('publishes what comes, replaces what changes, withdraws what goes', async () => {
    const { write, remove, texts } = await scene();
    await write('a.txt', 'a=1');
    expect(texts()).toEqual({ a: '1' });
    await write('a.txt', 'a=2');
    expect(texts()).toEqual({ a: '2' });
    await remove('a.txt');
    expect(texts()).toEqual({});
  });

  it('does nothing for what it has seen, before a restart or after', async () => {
    const { write, restart, settled, missing, calls } = await scene();
    await write('a.txt', 'a=1');
    await settled('a.txt');
    await restart();
    await settled('a.txt');
    expect(calls).toEqual(['put a.txt']);
    expect(await missing()).toEqual([]);
  });

  it('sees after a restart what changed, came and went meanwhile', async () => {
    const { write, disk, restart, settled, missing, gone, texts } = await scene();
    await write('a.txt', 'a=1');
    await write('b.txt', 'b=1');
    disk.set('a.txt', 'a=2');
    disk.delete('b.txt');
    disk.set('c.txt', 'c=1');
    await restart();
    for (const name of disk.keys()) await settled(name);
    expect(await missing()).toEqual(['b.txt']);
    await gone('b.txt');
    expect(texts()).toEqual({ a: '2', c: '1' });
  });

  it('keeps the documents of a file that gets another name', async () => {
    const { write, disk, settled, gone, remove, calls, texts } = await scene();
    await write('a.txt', 'a=1');
    disk.delete('a.txt');
    disk.set('folder/b.txt', 'a=1');
    await settled('folder/b.txt');
    await gone('a.txt');
    expect(calls).toEqual(['put a.txt']);
    await remove('folder/b.txt');
    expect(texts()).toEqual({});
  });

  it('has the last file that says so stand for a document', async () => {
    const { write, remove, texts } = await scene();
    await write('a.txt', 'a=1');
    await write('b.txt', 'a=2');
    await remove('a.txt');
    expect(texts()).toEqual({ a: '2' });
  });

  it('withdraws the documents that a changed file has no more', async () => {
    const { write, texts } = await scene();
    await write('all.jsonl', 'a=1 b=1 c=1');
    await write('all.jsonl', 'a=2 c=1');
    expect(texts()).toEqual({ a: '2', c: '1' });
  });

  it.each([
    ['is torn', 'a=!', [{ reason: '缺第二条', draftId: '0123456789' }]],
    ['cannot be read', '!', [{ reason: '乱码', draftId: null }]],
    ['is empty', '', [{ reason: '文件中没有内容', draftId: null }]],
  ])('keeps what was published of a file that %s now, says so once, and does not try again', async (_why, content, refusals) => {
    const { write, restart, settled, calls, notices, texts, remembered } = await scene();
    await write('a.txt', 'a=1');
    await write('a.txt', content);
    expect(texts()).toEqual({ a: '1' });
    expect(remembered().get('a.txt')).toMatchObject({ documentIds: ['a'], refusals });
    const told = notices.length;
    await restart();
    await settled('a.txt');
    expect(calls).toHaveLength(2);
    expect(notices).toHaveLength(told);
    await write('a.txt', 'a=3');
    expect(texts()).toEqual({ a: '3' });
    expect(remembered().get('a.txt')?.refusals).toEqual([]);
  });

  it('leaves what others published: a copy that is put and taken away withdraws nothing', async () => {
    const { corpus, write, remove, texts } = await scene();
    corpus.set('a', { text: '1', by: '张三' });
    await write('a.txt', 'a=1');
    await remove('a.txt');
    expect(texts()).toEqual({ a: '1' });
  });

  it('knows its own documents again where it was ended before it remembered them', async () => {
    const { write, forget, restart, settled, remove, texts } = await scene();
    await write('a.txt', 'a=1');
    forget();
    await restart();
    await settled('a.txt');
    await remove('a.txt');
    expect(texts()).toEqual({});
  });

  it('withdraws nothing where the folder cannot be read, or is empty at once', async () => {
    const { write, disk, mounted, gone, missing, notices, texts } = await scene();
    await write('a.txt', 'a=1');
    await write('b.txt', 'b=1');
    disk.clear();
    expect(await missing()).toEqual([]);
    mounted(false);
    expect(await missing()).toEqual([]);
    await gone('a.txt');
    expect(texts()).toEqual({ a: '1', b: '1' });
    expect(notices.at(-2)).toContain('可能没有挂载');
  });

  it('can be asked again where another process was writing', async () => {
    const { write, settled, remove, gone, busy, texts } = await scene();
    busy(true);
    await expect(write('a.txt', 'a=1')).rejects.toThrow('busy');
    busy(false);
    await settled('a.txt');
    expect(texts()).toEqual({ a: '1' });
    busy(true);
    await expect(remove('a.txt')).rejects.toThrow('busy');
    busy(false);
    await gone('a.txt');
    expect(texts()).toEqual({});
  });
});
