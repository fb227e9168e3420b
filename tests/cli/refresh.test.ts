import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand, runProcess } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const dataDir = folder.seedData('data');
const ID = 'chuanbo-2024-1';
const ADDRESS = 'https://www.gd.gov.cn/zwgk/post_1.html';

beforeAll(async () => {
  const text = '一、推进智能船舶发展。鼓励更新内河船舶。\n二、建设智慧港口。改造港口装卸设备。';
  const line = { title: '智能船舶办法', text, publishedOn: '2024-01-01' };
  const file = folder.file('boats.jsonl', [
    { ...line, id: ID, url: ADDRESS },
    { ...line, id: 'gangkou-2024-1', title: '智慧港口办法', url: 'https://evilgov.cn/post_1.html' },
    { ...line, id: 'wuzhi-2024-1', title: '无址办法' },
  ]);
  expect((await runCommand('ingest', file, '--data-dir', dataDir)).code).toBe(0);
});

/** As people run it, where no site but one that no document lies on may be read: so no test asks the internet. */
const refresh = (...words: readonly string[]) =>
  runProcess(['refresh', '--data-dir', dataDir, ...words], { YUECE_REFRESH_HOSTS: 'nobody.gov.cn' });

describe('refresh', () => {
  it('says what came of each address and why, and ends with 1 where one could not be read', async () => {
    const { code, stdout } = await refresh();
    expect(code).toBe(1);
    expect(stdout).toContain(`不读取　${ID}　《智能船舶办法》　不在允许的官方网站之内\n　　${ADDRESS}\n`);
    expect(stdout).toContain('　　https://evilgov.cn/post_1.html');
    expect(stdout).not.toContain('无址办法');
    expect(stdout).toMatch(/\n共 \d+ 个网址：不读取 \d+。\n$/u);
  });

  it('prints one JSON document', async () => {
    const { code, stdout } = await refresh('--only', ID, '--dry-run', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      results: [
        {
          id: ID,
          title: '智能船舶办法',
          url: ADDRESS,
          outcome: 'refused',
          reason: '不在允许的官方网站之内',
          draftId: null,
        },
      ],
      counts: { changed: 0, available: 0, unchanged: 0, missing: 0, unreadable: 0, refused: 1, failed: 0 },
    });
  });

  it('complains of a document that has no address', async () => {
    const { code, stdout, stderr } = await refresh('--only', ID, 'wuzhi-2024-1');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('没有这份文件，或它没有官方网址：wuzhi-2024-1。');
  });

  it('is wrong usage with an option that does not exist', async () => {
    expect((await refresh('--publish')).code).toBe(2);
  });
});
