import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatResponse } from '../../src/contract/chat.js';
import type { RunningServer } from '../../src/serve.js';
import { serveHere } from '../support/real-server.js';
import { copySeedData } from '../support/seed-yuece.js';

const ADMIN_KEY = 'administrator-key-of-a-test';
const ID = 'bees';
const TITLE = '支持养蜂产业办法';
const bees = (amount: number, second = '第二条') =>
  `${TITLE}\n第一条 对每箱中华蜜蜂补助${amount}元。\n${second} 建设养蜂示范基地。`;

/** The real server over HTTP: what it answered has changed by the time that the change is answered. */
describe('a corpus that is changed over HTTP while it serves', { timeout: 60_000 }, () => {
  let dataDir: string;
  let server: RunningServer;
  beforeAll(async () => {
    dataDir = copySeedData();
    server = await serveHere(dataDir, { adminKey: ADMIN_KEY });
  }, 60_000);
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const admin = (method: string, path: string, body?: string, type = 'text/plain') =>
    fetch(`${server.address}/api/v1/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_KEY}`, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { body }),
    });
  const json = async (reply: Response) => ({ status: reply.status, ...((await reply.json()) as object) });
  const asked = async (asOf?: string): Promise<string | undefined> => {
    const reply = await fetch(`${server.address}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: '每箱中华蜜蜂补助多少元？', ...(asOf && { asOf }) }),
    });
    const { citations } = chatResponse.parse(await reply.json());
    return /补助\d+元/u.exec(citations.map(({ quote }) => quote).join())?.[0];
  };

  it('answers the next question from what was put, replaced and withdrawn', async () => {
    expect(await asked()).toBeUndefined();
    expect(await json(await admin('PUT', `/documents/${ID}`, bees(100)))).toMatchObject({
      ...{ status: 200, state: 'published', documentId: ID },
    });
    expect(await asked()).toBe('补助100元');
    const document = JSON.stringify({ title: TITLE, text: bees(250) });
    expect(await json(await admin('PUT', `/documents/${ID}`, document, 'application/json'))).toMatchObject({
      ...{ status: 200, state: 'replaced' },
    });
    expect(await asked()).toBe('补助250元');
    expect(await json(await admin('PUT', `/documents/${ID}`, document, 'application/json'))).toMatchObject({
      state: 'unchanged',
    });
    expect((await admin('DELETE', `/documents/${ID}?reason=${encodeURIComponent('已废止')}`)).status).toBe(204);
    expect(await asked()).toBeUndefined();
    expect((await admin('DELETE', `/documents/${ID}`)).status).toBe(404);
  });

  it('asks a person to answer for what is torn, and has the ledger say who did', async () => {
    const refused = await json(await admin('PUT', `/documents/${ID}`, bees(300, '第三条')));
    expect(refused).toMatchObject({ status: 422, draft: { documentId: ID, report: { duplicates: [] } } });
    expect(await asked()).toBeUndefined();
    const { draft } = refused as unknown as { draft: { id: string } };
    const override = JSON.stringify({ override: { name: '李四', reason: '原文如此' } });
    const published = await admin('POST', `/drafts/${draft.id}/publish`, override, 'application/json');
    expect(await json(published)).toMatchObject({ status: 200, documentId: ID });
    expect(await asked()).toBe('补助300元');
    expect(await json(await admin('GET', '/drafts'))).toEqual({ status: 200, drafts: [] });
    const { versions } = (await json(await admin('GET', `/documents/${ID}/versions`))) as unknown as {
      versions: { published: { by: string; override: object | null } }[];
    };
    expect(versions.map(({ published: by }) => by.by)).toEqual(['管理接口', '管理接口', '管理接口']);
    expect(versions.at(-1)?.published.override).toEqual({ name: '李四', reason: '原文如此' });
  });

  it('says what an amended document said on a day', async () => {
    const put = await admin('PUT', `/documents/${ID}?amend=2031-01-01`, bees(400));
    expect(await json(put)).toMatchObject({ status: 200, state: 'replaced' });
    expect([await asked(), await asked('2031-01-01')]).toEqual(['补助300元', '补助400元']);
    const idOn = async (day: string) =>
      ((await (await fetch(`${server.address}/api/v1/documents/${ID}?asOf=${day}`)).json()) as { id: string }).id;
    expect([await idOn('2030-12-31'), await idOn('2031-01-01')]).toEqual([`${ID}.until-2030-12-31`, ID]);
  });

  it('refuses an id that is not the document’s own', async () => {
    const document = JSON.stringify({ id: 'wasps', title: TITLE, text: bees(1) });
    const refused = await json(await admin('PUT', `/documents/${ID}`, document, 'application/json'));
    expect(refused).toMatchObject({ status: 422, detail: expect.stringContaining('wasps') });
  });
});
