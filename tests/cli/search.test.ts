import { describe, expect, it } from 'vitest';
import { searchHit, searchResponse } from '../../src/contract/search.js';
import { runCommand, runProcess } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const dataDir = ['--data-dir', folder.seedData('data')];
const strictResponse = searchResponse.strict();

const search = (...words: readonly string[]) => runCommand('search', ...words, ...dataDir);
const searchJson = async (...words: readonly string[]) => {
  const { code, stdout } = await search(...words, '--json');
  expect(code).toBe(0);
  return strictResponse.parse(JSON.parse(stdout));
};

describe('search', () => {
  it('prints clauses for people, best first, their labels as officials write them', async () => {
    const { code, stdout } = await runProcess(['search', '智能网联新能源汽车', '--limit', '2', ...dataDir]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1\. 《广东省关于人工智能赋能千行百业的若干措施》（粤办函〔2024〕88号）.*第13条/u);
    expect(stdout.match(/^\d+\. /gmu)).toEqual(['1. ', '2. ']);
  });

  it('prints one JSON document of the contract and nothing else', async () => {
    const { code, stdout, stderr } = await runProcess(['search', '智能网联新能源汽车', '--json', ...dataDir]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { hits, rejected } = strictResponse.parse(JSON.parse(stdout));
    expect(hits).toHaveLength(10);
    expect(hits[0]?.number).toBe('13');
    // Neither is there unless it is asked for.
    expect(rejected).toBeUndefined();
    expect(hits.every(({ explain }) => explain === undefined)).toBe(true);
  });

  it.each([1, 3, 47, 100])('gives at most %i', async (limit) => {
    const { hits } = await searchJson('算力', '--limit', `${limit}`);
    expect(hits).toHaveLength(Math.min(limit, 47));
  });

  it.each([
    '智能网联新能源汽车',
    '第13条',
    '看病',
    '機器人',
  ])('explains: the parts of “%s” add up to the score, ranks count on', async (words) => {
    const { hits, rejected = [] } = await searchJson(words, '--explain', '--limit', '5');
    expect(hits).toHaveLength(5);
    expect(rejected.length).toBeGreaterThan(0);
    const all = [...hits, ...rejected];
    for (const { score, explain } of all) {
      if (!explain) throw new Error('not explained');
      expect(explain.dense + explain.lexical + explain.exact + explain.document).toBeCloseTo(score, 9);
      expect(explain.features.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(score, 9);
    }
    expect(all.map(({ explain }) => explain?.rank)).toEqual(all.map((_, at) => at + 1));
    for (const { reason } of rejected) expect(reason).toMatch(/[\u4e00-\u9fff]/u);
  });

  it('puts a clause that is named before every other, and explains it so', async () => {
    const { hits } = await searchJson('第20条', '--explain');
    expect(hits[0]?.number).toBe('20');
    expect(hits.map(({ explain }) => (explain?.exact ?? 0) > 0)).toEqual([true, ...Array(9).fill(false)]);
  });

  it('leaves out what does not bind on the day', async () => {
    expect((await searchJson('算力', '--as-of', '2024-01-01')).hits).toEqual([]);
    const { stdout } = await search('算力', '--as-of', '2024-01-01');
    expect(stdout).toBe('没有找到相关条款。\n');
  });

  it('explains how the query was rewritten and which words were added to it', async () => {
    const { steps = [], terms = [], types = [] } = await searchJson('睇病可唔可以用機器人？有幾多？', '--explain');
    expect(steps[0]).toEqual({ step: '原文', text: '睇病可唔可以用機器人？有幾多？' });
    expect(steps.map(({ step }) => step)).toContain('粤语');
    expect(steps.at(-1)).toMatchObject({ step: '政策用语', text: expect.stringContaining('看病 → ') });
    expect(types).toContain('figure');
    const added = terms.filter(({ own }) => !own);
    expect(added.map(({ term }) => term)).toContain('医疗');
    for (const { weight } of added) expect(weight).toBeLessThan(1);
  });

  it('says of what does not bind on the day that it was left out for that', async () => {
    const { hits, rejected = [] } = await searchJson('算力', '--as-of', '2024-01-01', '--explain', '--limit', '2');
    expect(hits).toEqual([]);
    expect(rejected.map(({ kind, rankAmongAll }) => [kind, rankAmongAll])).toEqual([
      ['not_in_force', 1],
      ['not_in_force', 2],
    ]);
  });

  it('--explain says the same to people', async () => {
    const { stdout } = await search('睇病', '--explain', '--limit', '1');
    expect(stdout).toMatch(/^原文　睇病\n粤语　看病\n/u);
    expect(stdout).toMatch(/检索词　看病 \d\.\d\d　.*医疗（补充 \d\.\d\d）/u);
    expect(stdout).toMatch(/语义 \d\.\d{3}（\d\.\d{3}，权重 \d\.\d\d）/u);
    expect(stdout).toContain('落选：排在前1条之后');
  });
});

describe('search --batch', () => {
  it('answers line by line in order, with q or query, and keeps to --limit', async () => {
    const file = folder.file('words.jsonl', [
      { id: 'a', q: '第13条' },
      { id: 2, query: '第20条' },
    ]);
    const { code, stdout } = await search('--batch', file, '--limit', '3', '--explain');
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, hits }) => [id, hits.length, hits[0].number])).toEqual([
      ['a', 3, '13'],
      [2, 3, '20'],
    ]);
    for (const { hits } of lines) for (const hit of hits) expect(searchHit.strict().parse(hit).explain).toBeDefined();
  });

  it('searches each line on its own day, before that of the command', async () => {
    const file = folder.file('days.jsonl', [
      { id: 'own', q: '算力', asOf: '2025-01-01' },
      { id: 'usual', q: '算力', asOf: null },
    ]);
    const { stdout } = await search('--batch', file, '--as-of', '2024-01-01', '--limit', '1');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, hits }) => [id, hits.length])).toEqual([
      ['own', 1],
      ['usual', 0],
    ]);
  });

  it('names the place of a bad line, with 1', async () => {
    const file = folder.file('bad.jsonl', [{ id: 'a', q: '算力' }, { id: 'b' }]);
    const { code, stdout, stderr } = await search('--batch', file);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`${file}:2 格式有误。`);
  });
});
