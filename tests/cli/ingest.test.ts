import { describe, expect, it } from 'vitest';
import { documentList } from '../../src/contract/documents.js';
import { searchResponse } from '../../src/contract/search.js';
import { runCommand, runProcess } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();

const TITLE = '支持养蜂产业办法';
/** A sound document of two articles; `amount` makes its versions differ. */
const policy = (id: string, amount: number) => ({
  id,
  title: TITLE,
  text: `${TITLE}\n第一条 对每箱中华蜜蜂补助${amount}元。\n第二条 建设养蜂示范基地。`,
});
const torn = { ...policy('torn', 1), text: `${TITLE}\n第一条 对蜂农给予补助。\n第三条 建设基地。` };

// The first test builds the index on the way; the others begin with it.
for (const data of ['two', 'three', 'four']) folder.seedData(data);

const ingest = (data: string, ...words: readonly string[]) =>
  runCommand('ingest', ...words, '--data-dir', folder.path(data));
const ingestJson = async (data: string, ...words: readonly string[]) => {
  const { code, stdout } = await ingest(data, ...words, '--json');
  return { code, ...JSON.parse(stdout) };
};
const firstHit = async (data: string, words: string): Promise<string | undefined> => {
  const { stdout } = await runCommand('search', words, '--json', '--data-dir', folder.path(data));
  return searchResponse.parse(JSON.parse(stdout)).hits[0]?.text;
};

describe('ingest', () => {
  it('takes documents in, says so, and the next command finds them', async () => {
    const file = folder.file('bees.jsonl', [policy('heyuan', 100)]);
    const { code, stdout, stderr } = await runProcess(['ingest', file, '--data-dir', folder.path('one')]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '新增 1 份，替换 0 份，未变 0 份，拒收 0 份；收录条款 3 条。\n',
    });
    expect(stderr).toContain('建立索引');
    expect(await firstHit('one', '中华蜜蜂补助')).toContain('补助100元');
    const { stdout: listed } = await runCommand('documents', '--json', '--data-dir', folder.path('one'));
    const { documents } = documentList.parse(JSON.parse(listed));
    expect(documents.map(({ id, clauseCount }) => [id, clauseCount])).toEqual([
      ['yuebanhan-2024-88', 47],
      ['heyuan', 3],
    ]);
  });

  it('takes the same again for unchanged, other words only with --replace', async () => {
    const first = folder.file('first.jsonl', [policy('meizhou', 100)]);
    const second = folder.file('second.jsonl', [policy('meizhou', 250)]);
    expect(await ingestJson('two', first)).toMatchObject({ code: 0, added: ['meizhou'], clauseCount: 3 });
    expect(await ingestJson('two', first)).toMatchObject({ code: 0, added: [], unchanged: ['meizhou'] });

    const refused = await ingestJson('two', second);
    expect(refused).toMatchObject({ code: 1, added: [], replaced: [] });
    expect(refused.refused[0].reason).toContain('如需替换，请加 --replace');
    expect(await firstHit('two', '中华蜜蜂补助')).toContain('补助100元');

    expect(await ingestJson('two', second, '--replace')).toMatchObject({ code: 0, replaced: ['meizhou'], refused: [] });
    expect(await firstHit('two', '中华蜜蜂补助')).toContain('补助250元');
  });

  it('refuses with 1 and a reason what is broken, and takes in what stands beside it', async () => {
    const file = folder.file('mixed.jsonl', [policy('shaoguan', 100), '{"id":', torn, { id: 'no text', title: 'x' }]);
    const { code, stdout } = await ingest('three', file);
    expect(code).toBe(1);
    const [summary, ...refusals] = stdout.trimEnd().split('\n');
    expect(summary).toBe('新增 1 份，替换 0 份，未变 0 份，拒收 3 份；收录条款 3 条。');
    expect(refusals.map((line) => line.slice(0, '拒收 mixed.jsonl:2：'.length))).toEqual([
      '拒收 mixed.jsonl:2：',
      '拒收 mixed.jsonl:3：',
      '拒收 mixed.jsonl:4：',
    ]);
    expect(refusals[1]).toContain('编号不连续');
    expect(await firstHit('three', '中华蜜蜂补助')).toContain('补助100元');
  });

  it.each([
    ['a path that is not there', () => folder.path('nowhere.txt'), '文件不存在'],
    ['a kind of file that it cannot read', () => folder.file('table.xls', ['x']), '暂不支持 .xls 文件'],
  ])('refuses %s with 1', async (_why, path, reason) => {
    const { code, refused } = await ingestJson('four', path());
    expect(code).toBe(1);
    expect(refused).toMatchObject([{ reason }]);
  });
});
