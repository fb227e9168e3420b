import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RefreshNetwork } from '../../src/assemble-refresh.js';
import type { DocumentId } from '../../src/domain/ids.js';
import { OFFICIAL_HOSTS } from '../../src/refresh/allow-address.js';
import type { RefreshResult } from '../../src/refresh/refresh-result.js';
import { TEMPLATES } from '../support/official-pages.js';
import { type OfficialSite, startOfficialSite } from '../support/official-site.js';
import { openSeedYuece } from '../support/seed-yuece.js';

const ID = 'zhinengchuanbo-2024-1' as DocumentId;
const TITLE = '智能船舶产业发展办法';
const PARAGRAPHS = [
  '一、推进智能船舶发展。鼓励企业更新内河船舶，每艘智能船舶给予不超过30万元的补助。',
  '二、建设智慧港口。支持改造港口装卸设备，推动无人集装箱卡车在港区应用。',
];

const network: { -readonly [Name in keyof RefreshNetwork]: RefreshNetwork[Name] } = {
  resolve: async () => ['127.0.0.1'],
  mayConnect: (address) => address === '127.0.0.1',
  furtherPorts: [],
  wait: async () => {},
};
const yuece = openSeedYuece({ refreshNetwork: network });
let site: OfficialSite;
let folder: string;

const publish = (paragraphs: readonly string[]): void => {
  site.pages.set('/a.html', TEMPLATES.catalogue({ title: TITLE, paragraphs, frame: String(site.asked.length) }));
};
const refresh = async (): Promise<RefreshResult> => {
  const [result] = await yuece().refresh.run({ hosts: OFFICIAL_HOSTS, only: [ID], dryRun: false });
  if (!result) throw new Error('one address, one result');
  return result;
};
const ask = async (): Promise<string> =>
  (await yuece().chat({ message: '智能船舶每艘补助多少钱', asOf: '2025-01-01' })).markdown;

beforeAll(async () => {
  site = await startOfficialSite();
  network.furtherPorts = [site.port];
  folder = mkdtempSync(join(tmpdir(), 'yuece-pages-'));
  const line = {
    id: ID,
    title: TITLE,
    text: [TITLE, ...PARAGRAPHS].join('\n'),
    publishedOn: '2024-06-06',
    url: site.address('www.thnet.gov.cn', '/a.html'),
  };
  writeFileSync(join(folder, 'boats.jsonl'), JSON.stringify(line));
  const { added } = await yuece().ingest([join(folder, 'boats.jsonl')], { replace: false });
  expect(added).toEqual([ID]);
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an official page that changes while the product serves', () => {
  it('is proposed under the id of its document, and answers change only when people have published it', async () => {
    publish(PARAGRAPHS);
    expect(await refresh()).toMatchObject({ outcome: 'unchanged', reason: '正文与收录的一致' });
    publish(PARAGRAPHS.map((text) => text.replace('30万元', '50万元')));
    const { outcome, draftId } = await refresh();
    expect(outcome).toBe('changed');
    expect(await yuece().publication.drafts()).toMatchObject([{ id: draftId, documentId: ID, published: 'other' }]);
    expect(await ask()).toContain('30万元');

    const terms = { by: '张三', replacement: { kind: 'correction' }, override: null, reason: null } as const;
    const { refused } = await yuece().publication.publish([draftId ?? ''], terms);
    expect(refused).toEqual([]);
    const answer = await ask();
    expect(answer).toContain('50万元');
    expect(answer).not.toContain('30万元');
    // It keeps its address, so that it can be read again.
    expect(await refresh()).toMatchObject({ outcome: 'unchanged' });
  });

  it('is proposed where it says that the document no longer holds, and is not withdrawn where it is gone', async () => {
    const paragraphs = PARAGRAPHS.map((text) => text.replace('30万元', '50万元'));
    site.pages.set('/a.html', TEMPLATES.catalogue({ title: TITLE, paragraphs, status: '失效' }));
    expect(await refresh()).toMatchObject({ outcome: 'changed' });
    site.pages.delete('/a.html');
    expect(await refresh()).toMatchObject({ outcome: 'missing', draftId: null });
    expect(await ask()).toContain('50万元');
  });
});
