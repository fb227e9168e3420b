import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../../src/adapters/pinyin-romanizer.js';
import { READING } from '../../../src/adapters/readers/limits.js';
import { createReadingProcess, type ReadingProcess } from '../../../src/adapters/readers/reading-process.js';
import { readSources } from '../../../src/adapters/readers/source-files.js';
import { ingestDocument } from '../../../src/ingest/ingest-document.js';
import type { ReadOutcome } from '../../../src/ports/document-reader.js';
import { seededRandom } from '../../support/mutate-file.js';

/** Lower than in service, so that what takes for ever is given up within the test's time. */
const SHORT_MS = 1500;
/** What parsing a text that was read may take of a processor: the time grows with the length alone, whatever it holds. */
const PARSING_MS = 10_000;
/** Enough for what grows with the square to take minutes. */
const CHARACTERS = 300_000;

let reading: ReadingProcess;
let hurried: ReadingProcess;
let folder: string;
beforeAll(async () => {
  reading = createReadingProcess();
  hurried = createReadingProcess({ ...READING, milliseconds: SHORT_MS });
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(async () => {
  reading.close();
  hurried.close();
  await rm(folder, { recursive: true, force: true });
});

const read = (name: string, content: string | Uint8Array): Promise<ReadOutcome> =>
  reading.read({ name, bytes: Buffer.from(content as string) });
/** The reason of a refusal, or the text. */
const said = (outcome: ReadOutcome | undefined): string | undefined =>
  outcome && ('ok' in outcome ? outcome.ok.text : outcome.refusal.reason);
async function readAll(path: string): Promise<readonly ReadOutcome[]> {
  const outcomes: ReadOutcome[] = [];
  for await (const outcome of readSources([path], reading.read)) outcomes.push(outcome);
  return outcomes;
}
/** A file of nothing but zeros that takes no room. */
async function sparse(name: string, bytes: number): Promise<string> {
  const path = join(folder, name);
  const file = await open(path, 'w');
  await file.truncate(bytes);
  await file.close();
  return path;
}

const page = (body: string): string => `<html><body><div class="zw">${body}</div></body></html>`;
const SOUND =
  '<p>第一条　门前三包由临街商户负责，每日清扫两次，积雪在两小时内清除。</p><p>第二条　本规定自公布之日起施行。</p>';

describe('files that are too large', () => {
  it('are refused unread', async () => {
    expect((await readAll(await sparse('大.txt', 100 * 2 ** 20))).map(said)).toEqual(['文件大于 64 MB']);
  });

  it('of one line of text within the limit are refused for their length', async () => {
    expect(said(await read('长行.txt', '甲'.repeat(15 * 2 ** 20)))).toBe('正文超过 200 万字');
  });

  it('of many documents are read past a line of a hundred megabytes, which is never kept', async () => {
    const path = await sparse('大.jsonl', 100 * 2 ** 20);
    const file = await open(path, 'a');
    await file.write('\n{"id":"a","title":"甲","text":"乙。"}\n');
    await file.close();
    expect((await readAll(path)).map(said)).toEqual(['一行大于 8 MB', '乙。']);
  });
});

describe('pages made to keep a parser busy', { timeout: 60_000 }, () => {
  const refused = /内容损坏或结构异常|已中止|没有正文|正文超过|列表页|乱码/u;
  it.each([
    ['elements nested two hundred thousand deep', `<html><body>${'<div>'.repeat(200_000)}${SOUND}`],
    ['tables within tables', page('<table><tr><td>'.repeat(20_000) + SOUND)],
    ['a million attributes', page(`<p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=1`).join(' ')}>${SOUND}`)],
    ['a comment that is never closed', `<html><body><!-- ${SOUND.repeat(50_000)}`],
    ['formatting that is never closed', `<html><body>${'<table><tr><td><a><b>'.repeat(60_000)}`],
    ['a script that is never closed', page(`<script>${SOUND.repeat(10_000)}`)],
    ['nothing but brackets', `<html>${'<'.repeat(2_000_000)}`],
  ])('%s: refused, or read as what is seen', async (_, html) => {
    const outcome = await hurried.read({ name: '页.html', bytes: Buffer.from(html) });
    if ('ok' in outcome) expect(outcome.ok.text).toContain('第一条 门前三包由临街商户负责');
    else expect(outcome.refusal.reason).toMatch(refused);
  });

  it('a flood of entities is the characters that it means', async () => {
    expect(said(await read('页.html', page(`${'&amp;'.repeat(500_000)}${SOUND}`)))).toContain('&'.repeat(1000));
  });

  it('cells that claim to cover millions of places cover what a page has room for', async () => {
    const cells = '<tr><td rowspan="4000000000" colspan="1000000">甲</td><td colspan="-5" rowspan="x">乙</td></tr>';
    const html = page(`${SOUND}<table>${cells.repeat(3000)}</table>`);
    const outcome = await hurried.read({ name: '页.html', bytes: Buffer.from(html) });
    expect(said(outcome)).toMatch(/第一条|正文超过|已中止/u);
  });

  it('a page cut short is read up to its end', async () => {
    expect(said(await read('页.html', page(SOUND).slice(0, -45)))).toContain('门前三包');
  });

  it('scripts, handlers and addresses of scripts leave no trace in the text or beside it', async () => {
    const html = page(`${SOUND}<p onclick="x()"><a href="javascript:x()">详情</a><a href="data:text/html,x">文</a>
      <a href="javascript:x()//.pdf">附件.pdf</a><a href="file:///etc/passwd.txt">密码.txt</a></p><script>x()</script>`);
    const outcome = await read('页.html', html);
    expect(said(outcome)).not.toMatch(/script|onclick|data:|<|x\(\)/u);
    expect('ok' in outcome && outcome.ok.attachments).toBeFalsy();
  });
});

describe('names', () => {
  it.each([
    ['../../丙.html', '丙.html'],
    ['/etc/cron.d/丙.html', '丙.html'],
    ['C:\\Windows\\丙.html', '丙.html'],
    ['丙\0.png.html', '丙.png.html'],
    ['\u202elmth.丙.html', 'lmth.丙.html'],
    ['\u001b[2J丙.html', '[2J丙.html'],
    [`${'长'.repeat(5000)}.html`, `${'长'.repeat(115)}.html`],
    ['CON.html', 'CON.html'],
  ])('%j is %j', async (given, kept) => {
    const outcome = await read(given, page(SOUND));
    expect('ok' in outcome && outcome.ok.file?.name).toBe(kept);
    expect('ok' in outcome && outcome.ok.origin).toBe(kept);
  });

  it.each(['', '..', '/', '\0', '.'])('%j names no format, which is said', async (given) => {
    expect(said(await read(given, page(SOUND)))).toMatch(/第一条|暂不支持/u);
  });
});

describe('extensions that lie', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]);
  it.each([
    ['图.txt', png, '扩展名是 .txt，内容却是PNG 图片'],
    ['图.html', png, '扩展名是 .html，内容却是PNG 图片'],
    ['程序.md', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3]), '扩展名是 .md，内容却是程序'],
    ['文.html', '第一条　甲。', '扩展名是 .html，内容却是纯文本'],
    ['页.txt', page(SOUND), /^第一条 门前三包/u],
    ['无扩展名', '第一条　甲。', /暂不支持/u],
  ])('%s', async (name, content, expected) => {
    expect(said(await read(name, content))).toMatch(
      typeof expected === 'string' ? new RegExp(`^${expected.replace(/\./gu, '\\.')}$`, 'u') : expected,
    );
  });
});

describe('bytes that are no text', () => {
  it('are refused, whatever they are called', async () => {
    const random = seededRandom(7);
    for (const extension of ['.txt', '.md', '.html']) {
      for (const length of [1, 3, 1000, 100_000]) {
        const bytes = Uint8Array.from({ length }, () => 128 + Math.floor(random() * 128));
        expect(await read(`x${extension}`, bytes)).toHaveProperty(
          'refusal.reason',
          expect.stringMatching(/\p{Script=Han}{2}/u),
        );
      }
      expect(said(await read(`x${extension}`, new Uint8Array(1000)))).toMatch(/二进制|不是 HTML/u);
    }
  });
});

describe('texts made to keep the parser of clauses busy', { timeout: 60_000 }, () => {
  const romanizer = createPinyinRomanizer();
  const many = (unit: string): string => unit.repeat(CHARACTERS / unit.length);
  it.each([
    ['comments that are never closed', '乱.md', many('<!-- ')],
    ['emphasis that is never closed', '乱.md', many('**a ')],
    ['half links', '乱.md', many('[![a](')],
    ['half tags', '乱.md', many('<div <p ')],
    ['bars', '乱.md', many('|')],
    ['rules of tables', '乱.md', many('| --- |\n')],
    ['annexes', '乱.txt', many('附件1\n')],
    ['annexes with colons', '乱.txt', many('附件2：甲\n')],
    ['lines that never end', '乱.txt', many('甲乙，\n')],
    ['lines that end in nothing', '乱.txt', many('本办法为甲乙丙丁\n')],
    ['articles', '乱.txt', many('第一条 甲乙。\n')],
    ['items', '乱.txt', `第一条 甲：\n${many('（一）甲；\n')}`],
    ['rows', '乱.txt', `一、甲\n${many('| 甲 | 乙 |\n')}二、乙`],
    ['one sentence without end', '乱.txt', many('甲乙丙丁')],
    ['blanks', '乱.txt', `甲${many(' ')}乙`],
    ['days', '乱.txt', many('2024年1月1日\n')],
    ['numbers of documents', '乱.txt', many('甲〔2024〕1号 ')],
    ['quotation marks', '乱.txt', many('“『「（')],
  ])('%s', async (_, name, text) => {
    const outcome = await read(name, text);
    if ('refusal' in outcome) return expect(outcome.refusal.reason).toMatch(/\p{Script=Han}{2}/u);
    const before = process.cpuUsage();
    const ingested = ingestDocument(outcome.ok, romanizer);
    // Not by the clock: on a busy machine that says how busy it is.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(PARSING_MS);
    if (ingested.state === 'refused') expect(ingested.reason).toMatch(/\p{Script=Han}{2}/u);
  });
});

describe('lines of .jsonl', () => {
  it('nested a million deep are refused one by one', async () => {
    const deep = 1_000_000;
    const path = join(folder, '深.jsonl');
    await writeFile(
      path,
      `${'{"a":'.repeat(deep)}\n${'['.repeat(deep)}${']'.repeat(deep)}\n{"id":"a","title":"甲","text":"乙。"}\n`,
    );
    expect((await readAll(path)).map(said)).toEqual(['不是一行完整的 JSON', '应为一个 JSON 对象', '乙。']);
  });
});

describe('formulas', () => {
  it('are words of the document and stay within their cell', async () => {
    const cell = `=cmd|' /C calc'!A0`;
    const html = page(`${SOUND}<table><tr><th>项目</th><th>金额</th></tr><tr><td>甲</td><td>${cell}</td></tr></table>`);
    expect(said(await read('页.html', html))).toContain(`| 甲 | =cmd\\|' /C calc'!A0 |`);
  });
});
