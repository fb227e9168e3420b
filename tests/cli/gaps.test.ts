import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openKeptRecords, openYuece } from '../../src/assemble.js';
import { runCommand } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const dataDir = folder.seedData('data');
const out = folder.path('report', 'gaps.html');
/** The seed alone: among several documents each of the hundreds of questions of a report would be read with ten passages. */
const seedDir = folder.seedData('seed');
const gapsIn = (dir: string, ...words: readonly string[]) =>
  runCommand('gaps', '--data-dir', dir, '--out', out, ...words);
const gaps = (...words: readonly string[]) => gapsIn(dataDir, ...words);

/** What a server would have kept of these questions, each asked in a conversation of its own. */
async function record(dir: string, ...questions: readonly string[]): Promise<void> {
  const yuece = await openYuece({ dataDir: dir, keepRecords: true });
  for (const message of questions) await yuece.chat({ message });
  await yuece.close();
}

async function recorded(): Promise<number> {
  const records = await openKeptRecords(seedDir);
  let count = 0;
  for await (const _ of records?.exchangesSince(0) ?? []) count += 1;
  await records?.close();
  return count;
}

/** A document of a front and two clauses, where a test needs no more of them. */
const BOATS = ['--document', 'chuanbo-2024-1'];
beforeAll(async () => {
  const text = '智能船舶办法\n一、推进智能船舶发展。鼓励更新内河船舶。\n二、建设智慧港口。改造港口装卸设备。';
  const file = folder.file('boats.jsonl', [
    { id: 'chuanbo-2024-1', title: '智能船舶办法', text, publishedOn: '2024-01-01' },
  ]);
  expect((await runCommand('ingest', file, '--data-dir', dataDir)).code).toBe(0);
});

describe('gaps', () => {
  it('works where nothing was ever recorded, says so, and makes no records', async () => {
    const { code, stdout, stderr } = await gaps('--as-of', '2025-01-01', ...BOATS);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^条款 3 条，问句 \d+ 个/u);
    expect(stdout).toContain('没有会话记录');
    expect(stderr).toContain(`报告：${out}`);
    expect(readFileSync(out, 'utf8')).toMatch(/^<!doctype html>/u);
    expect(await openKeptRecords(dataDir)).toBeNull();
  });

  it('prints one JSON document, finds nearly every clause by its own heading, and gathers what was asked', async () => {
    await record(
      seedDir,
      '装充电桩补贴多少钱',
      '小区装充电桩政府给钱吗',
      '新能源充电桩补贴标准',
      '2027年算力要达到多少',
    );
    const before = await recorded();
    const { code, stdout } = await gapsIn(seedDir, '--as-of', '2025-01-01', '--json');
    expect(code).toBe(0);
    const { clauses, questions } = JSON.parse(stdout);
    expect(clauses.findings).toHaveLength(47);
    expect(clauses.byKind.heading.first / clauses.byKind.heading.questions).toBeGreaterThan(0.9);
    expect(questions).toMatchObject({ asked: 4, unanswered: 3, conversationsShown: 3 });
    expect(questions.clusters).toMatchObject([{ questions: 3, conversations: 3, reasons: { no_basis: 3 } }]);
    // Asking them again is nobody's question.
    expect(await recorded()).toBe(before);
  });

  it('takes --since, several --document, and from how many conversations words are shown', async () => {
    await record(dataDir, '智能船舶有什么支持');
    const chosen = [...BOATS, '--document', 'yuebanhan-2024-88', '--as-of', '2024-02-01'];
    const { stdout } = await gaps('--json', '--since', '2999-01-01', '--min-conversations', '2', ...chosen);
    const { clauses, questions } = JSON.parse(stdout);
    // The other one did not bind yet.
    expect(clauses.findings).toHaveLength(2);
    expect(questions).toMatchObject({ asked: 0, conversationsShown: 2, since: '2999-01-01' });
  });

  it.each([
    [['--min-conversations', '1'], 2, '不少于 2'],
    [['--since', '昨天'], 2, '日期'],
    [['--document', 'nowhere'], 1, 'no document nowhere'],
  ] as const)('%j ends with %i and says why', async (words, expected, why) => {
    const { code, stdout, stderr } = await gaps(...words);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toContain(why);
  });
});
