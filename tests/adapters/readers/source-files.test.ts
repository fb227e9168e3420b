import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSources } from '../../../src/adapters/readers/source-files.js';
import type { ReadOutcome } from '../../../src/ports/document-reader.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes one file and reads it back by name. */
async function read(name: string, content: string | Uint8Array): Promise<readonly ReadOutcome[]> {
  await writeFile(join(folder, name), content);
  return readAll(join(folder, name));
}

async function readAll(...paths: string[]): Promise<readonly ReadOutcome[]> {
  const outcomes: ReadOutcome[] = [];
  for await (const outcome of readSources(paths)) outcomes.push(outcome);
  return outcomes;
}

const texts = (outcomes: readonly ReadOutcome[]) => outcomes.map((one) => ('ok' in one ? one.ok.text : one.refusal));
const line = (more: Record<string, unknown>): string => JSON.stringify({ id: 'a', title: '甲', text: '乙。', ...more });

describe('text files', () => {
  it('are read as they are, without their byte order mark', async () => {
    const file = { name: '办法.txt', format: '纯文本', sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) };
    expect(await read('办法.txt', '\uFEFF第一条 甲。')).toEqual([
      { ok: { id: null, origin: '办法.txt', format: 'text', text: '第一条 甲。', stated: {}, file } },
    ]);
    expect(await read('办法.MD', '# 甲')).toMatchObject([{ ok: { format: 'markdown' } }]);
  });

  it('with bytes of no text are refused', async () => {
    expect(texts(await read('x.txt', Uint8Array.from([0x61, 0, 0x62])))).toEqual([
      { origin: 'x.txt', reason: '不是文本文件（含有二进制内容）' },
    ]);
  });

  it('that are missing or of another kind are refused when named', async () => {
    expect(texts(await readAll(join(folder, 'none.txt')))).toEqual([{ origin: 'none.txt', reason: '文件不存在' }]);
    expect(texts(await read('x.xyz', 'x'))).toEqual([{ origin: 'x.xyz', reason: '暂不支持 .xyz 文件' }]);
  });

  it('that are none but a place of the system are refused', async () => {
    expect(texts(await readAll('/dev/null'))).toEqual([{ origin: 'null', reason: '不是普通文件' }]);
  });
});

describe('folders', () => {
  it('are read in order of names, deep, without readmes, hidden files and other kinds', async () => {
    await mkdir(join(folder, 'b'));
    for (const name of ['c.txt', 'a.md', 'b/d.txt', 'README.md', '.hidden.txt', 'picture.png']) {
      await writeFile(join(folder, name), name);
    }
    // A link upwards would lead round for ever.
    await symlink(folder, join(folder, 'b', 'up'));
    expect(texts(await readAll(folder))).toEqual(['a.md', 'b/d.txt', 'c.txt']);
  });
});

describe('.jsonl files', () => {
  it('take a fact given as null or as an empty text for one not stated', async () => {
    const [outcome] = await read('x.jsonl', line({ issuedOn: '', url: '', docNumber: null, issuer: '', status: '' }));
    expect(outcome).toEqual({
      ok: { id: 'a', origin: 'x.jsonl:1', format: 'text', text: '乙。', stated: { title: '甲' } },
    });
  });

  it('give one document a line, with the facts beside its text', async () => {
    const facts = {
      docNumber: '某府〔2024〕1号',
      issuedOn: '2024-01-02',
      status: 'draft',
      url: 'https://example.com/a',
    };
    const [outcome] = await read('x.jsonl', `\uFEFF${line({ ...facts, issuer: null, unknown: 1 })}\r\n\r\n`);
    expect(outcome).toEqual({
      ok: { id: 'a', origin: 'x.jsonl:1', format: 'text', text: '乙。', stated: { title: '甲', ...facts } },
    });
  });

  it.each([
    ['no JSON', '{"id":', '不是一行完整的 JSON'],
    ['no object', '[1]', '应为一个 JSON 对象'],
    ['no text', '{"id":"a","title":"甲"}', '缺少 text'],
    ['an empty title', line({ title: ' ' }), '缺少 title'],
    ['a Chinese id', line({ id: '甲' }), 'id 只能含字母、数字、点、下划线和连字符，以字母或数字开头'],
    ['a day that is none', line({ issuedOn: '2024-02-30' }), 'issuedOn：日期应写作 YYYY-MM-DD'],
    ['an unknown status', line({ status: 'lost' }), 'status 只能是 repealed、superseded、draft 或留空'],
    ['an address that is none', line({ url: 'example' }), 'url 格式有误'],
  ])('name the line with %s and go on', async (_what, bad, reason) => {
    expect(texts(await read('x.jsonl', `${line({})}\n${bad}\n${line({ text: '丙。' })}`))).toEqual([
      '乙。',
      { origin: 'x.jsonl:2', reason },
      '丙。',
    ]);
  });

  it('refuse only the lines that are no text', async () => {
    const binary = Uint8Array.from([0x7b, 0, 0xff]);
    const bytes = Buffer.concat([Buffer.from(`${line({})}\n`), binary, Buffer.from(`\n${line({ text: '丙。' })}`)]);
    expect(texts(await read('x.jsonl', bytes))).toEqual([
      '乙。',
      { origin: 'x.jsonl:2', reason: '不是文本文件（含有二进制内容）' },
      '丙。',
    ]);
  });

  it('refuse a line without end and go on after it', async () => {
    const endless = Buffer.alloc(9 * 2 ** 20, 'a');
    const bytes = Buffer.concat([endless, Buffer.from(`\n${line({})}`)]);
    expect(texts(await read('x.jsonl', bytes))).toEqual([{ origin: 'x.jsonl:1', reason: '一行大于 8 MB' }, '乙。']);
  });

  it.each([
    ['in_force', undefined],
    ['废止', 'repealed'],
    ['已修改', 'superseded'],
    ['征求意见稿', 'draft'],
  ])('take the status “%s” as catalogues write it', async (status, declared) => {
    const [outcome] = await read('x.jsonl', line({ status }));
    expect(outcome && 'ok' in outcome && outcome.ok.stated.status).toBe(declared);
  });
});
