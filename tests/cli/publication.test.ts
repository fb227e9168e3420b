import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentList } from '../../src/contract/documents.js';
import { searchResponse } from '../../src/contract/search.js';
import { copySeedData } from '../support/seed-yuece.js';
import { runCommand } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const TITLE = '支持养蜂产业办法';
const ID = 'zhichiyangfengchanyebanfa';
const EARLIER = `${ID}.until-2030-12-31`;
const bees = (amount: number, second = '第二条') =>
  `${TITLE}\n第一条 对每箱中华蜜蜂补助${amount}元。\n${second} 建设养蜂示范基地。`;

let data: string;
beforeAll(() => {
  data = copySeedData();
});

const command = (...words: readonly string[]) => runCommand(...words, '--data-dir', data);
const json = async (...words: readonly string[]) => JSON.parse((await command(...words, '--json')).stdout);
const file = (text: string): string => {
  writeFileSync(folder.path('bees.txt'), text);
  return folder.path('bees.txt');
};
const found = async (...words: readonly string[]): Promise<string | undefined> => {
  const { hits } = searchResponse.parse(await json('search', '每箱中华蜜蜂补助', ...words));
  return hits.map(({ text }) => /补助\d+元/u.exec(text)?.[0]).find((text) => text !== undefined);
};
const documents = async (): Promise<readonly string[]> =>
  documentList.parse(await json('documents')).documents.map(({ id }) => id);

/** Each command opens the product, and each that writes starts its thread, as on a command line: seconds apiece on a busy machine. */
describe('a document on its way through the commands', { timeout: 240_000 }, () => {
  it('is a draft that nobody is answered from, with a report, until it is published', async () => {
    const { drafts } = await json('draft', file(bees(100)), '--by', '张三');
    expect(drafts).toMatchObject([{ documentId: ID, fault: null, published: 'none', by: '张三' }]);
    expect(await found()).toBeUndefined();
    const { stdout } = await command('drafts', drafts[0].id);
    for (const words of ['结论：可以发布', '标题：支持养蜂产业办法', '自带的问题 60 个'])
      expect(stdout).toContain(words);
    expect(await json('publish', drafts[0].id)).toMatchObject({ published: [{ documentId: ID }], refused: [] });
    expect(await found()).toBe('补助100元');
    expect(await json('drafts')).toEqual({ drafts: [], watched: [] });
  });

  it('is amended: asked for a day before, the old text answers', async () => {
    const { code } = await command('ingest', file(bees(250)), '--amend', '2031-01-01');
    expect(code).toBe(0);
    expect(await found()).toBe('补助100元');
    expect(await found('--as-of', '2031-01-01')).toBe('补助250元');
    expect(await documents()).toEqual(['yuebanhan-2024-88', ID, EARLIER]);
  });

  it('is refused when it is torn, until a named person answers for it', async () => {
    const { code, stdout } = await command('ingest', file(bees(300, '第三条')), '--replace');
    expect(code).toBe(1);
    const draftId = /已存为草稿 ([0-9a-f]+)/u.exec(stdout)?.[1] ?? '';
    const refused = await command('publish', draftId);
    expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('--override 姓名 --reason 理由') });
    expect(await command('publish', draftId, '--override', '李四')).toMatchObject({ code: 2 });
    const published = await command('publish', draftId, '--override', '李四', '--reason', '原文如此');
    expect(published).toMatchObject({ code: 0 });
    expect(await found('--as-of', '2031-01-01')).toBe('补助300元');
    const { stdout: versions } = await command('versions', ID);
    expect(versions.split('\n')[2]).toContain('（李四负责：原文如此）');
    expect(await json('versions', ID, '--show', '1')).toMatchObject({ text: bees(100) });
  });

  it('is withdrawn with its earlier versions, stays in the history, and comes back', async () => {
    expect(await command('withdraw', ID, '--reason', '已废止')).toMatchObject({ code: 0 });
    expect(await documents()).toEqual(['yuebanhan-2024-88']);
    expect(await found('--as-of', '2031-01-01')).toBeUndefined();
    expect((await command('withdraw', ID)).stderr).toContain('没有这样的已发布的文件');
    const { stdout } = await command('versions', ID);
    expect(stdout).toContain('撤回（已废止）');
    expect(await json('ingest', file(bees(400)))).toMatchObject({ added: [ID] });
    expect(await found()).toBe('补助400元');
  });

  it('of the seeds is withdrawn and comes back as well', async () => {
    expect(await command('withdraw', 'yuebanhan-2024-88')).toMatchObject({ code: 0 });
    expect(await documents()).toEqual([ID]);
    expect(await json('ingest', 'seeds/documents')).toMatchObject({ added: ['yuebanhan-2024-88'] });
    expect(await documents()).toContain('yuebanhan-2024-88');
  });
});
