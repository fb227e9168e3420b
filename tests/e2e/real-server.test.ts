import { join } from 'node:path';
import Database from 'libsql';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../src/serve.js';
import { browserPath, launchBrowser, openPage } from '../support/browser.js';
import { findBarriers } from '../support/find-barriers.js';
import { serveHere, temporaryDataDir } from '../support/real-server.js';
import { ask, lastTurn } from '../support/widget-page.js';

const SCRIPT = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';

// The other browser tests meet a server with made answers; this one meets the product, with its own headers and words.
describe.skipIf(browserPath === null)('the page before the real server', () => {
  let browser: Browser;
  let dataDir: ReturnType<typeof temporaryDataDir>;
  let server: RunningServer;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    dataDir = temporaryDataDir();
    [browser, server] = await Promise.all([launchBrowser(), serveHere(dataDir.path)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await dataDir?.remove();
  });
  afterEach(() => page.context().close());

  const open = async (options: BrowserContextOptions = {}): Promise<void> => {
    ({ page, complaints } = await openPage(browser, `${server.address}/`, options));
  };
  const conclusion = (): Promise<string> => lastTurn(page).locator('.conclusion').innerText();
  const keptId = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('yuece.conversation'));
  const chip = () => lastTurn(page).getByRole('button', { name: /^依据1：/u });

  it('answers a figure in the first lines, and complains of nothing: the security policy lets the page work', async () => {
    await open();
    await ask(page, '2027年算力目标是多少');
    expect(await conclusion()).toContain('算力规模超过60EFLOPS');
    expect(await lastTurn(page).locator('.label').innerText()).toMatch(/人工智能.*生成/u);
    const { headers } = await page.evaluate(async () => {
      const reply = await fetch('/');
      return { headers: Object.fromEntries(reply.headers) };
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(complaints).toEqual([]);
  });

  it('opens clause 13 with its place, its whole text, the quoted words marked, and its standing', async () => {
    await open();
    await ask(page, '第13条讲什么');
    expect(await conclusion()).toContain('智能网联支撑新能源汽车');
    await chip().first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('无人出租车').waitFor();
    expect(await dialog.locator('h2').innerText()).toContain('第三部分第（一）项第13条');
    expect(await dialog.locator('.path').innerText()).toContain('三、');
    expect(await dialog.locator('mark').innerText()).toContain('到2027年，新能源汽车年产量达到350万辆以上。');
    // The seed states no term of validity: it is in force as far as its dates tell, and no more is claimed.
    expect(await dialog.locator('.badge').innerText()).toBe('现行有效（按收录信息判断）');
    expect(await dialog.locator('.warning').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('resolves a follow-up from what was asked before', async () => {
    await open();
    await ask(page, '第13条讲什么');
    await ask(page, '那手机呢');
    expect(await conclusion()).toContain('1亿台以上');
    expect(await chip().first().getAttribute('aria-label')).toContain('第14条');
  });

  it.each([
    ['88号文补贴多少钱一家', '没有规定', '收录文件中没有依据'],
    ['今天天气怎么样', '不属于已收录政策文件的范围', '收录文件中没有依据'],
    ['转人工', '12345', null],
    [SCRIPT, '不能执行', null],
  ])('says plainly what it cannot do, and where to turn: %s', async (question, words, badge) => {
    await open();
    await ask(page, question);
    const answer = lastTurn(page).locator('.answer');
    expect(await answer.innerText()).toContain(words);
    expect(await answer.locator('.badge').allInnerTexts()).toEqual(badge === null ? [] : [badge]);
    expect(await lastTurn(page).locator('.question').innerText()).toContain(question);
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('shows a list of all 45 measures unfolded, each with its own chip', async () => {
    await open();
    await ask(page, '45条措施都有哪些');
    expect(await lastTurn(page).locator('.part li').count()).toBe(45);
    await lastTurn(page).getByText('第45条 加强国际交流合作').waitFor();
    await lastTurn(page)
      .getByRole('button', { name: /^依据45：/u })
      .click();
    await page.getByRole('dialog').locator('mark').getByText('加强国际交流合作').waitFor();
  });

  it('writes an opinion to the records', async () => {
    await open();
    await ask(page, '智能机器人产业的目标是多少？');
    await page.getByRole('button', { name: '没帮助' }).click();
    await page.getByRole('radio', { name: '依据不对' }).check();
    await page.getByRole('button', { name: '提交反馈' }).click();
    await page.getByText('感谢您的反馈').waitFor();
    const file = new Database(join(dataDir.path, 'records.db'));
    const rows = file.prepare('select rating, reason from feedback').all();
    file.close();
    expect(rows).toEqual([{ rating: 'down', reason: '依据不对' }]);
  });

  it('has the conversation back after a reload, keeps it over a new one, and deletes it when told to', async () => {
    await open();
    await ask(page, '第13条讲什么');
    const kept = `${server.address}/api/v1/conversations/${await keptId()}`;
    await page.reload();
    await lastTurn(page).getByText('350万辆').first().waitFor();

    await page.getByRole('button', { name: '新对话' }).click();
    await page.getByRole('button', { name: '开始新对话', exact: true }).click();
    await expect.poll(() => page.locator('.turn').count()).toBe(0);
    expect((await fetch(kept)).status).toBe(200);

    await ask(page, '第14条讲什么');
    const gone = `${server.address}/api/v1/conversations/${await keptId()}`;
    expect((await fetch(gone)).status).toBe(200);
    await page.getByRole('button', { name: '新对话' }).click();
    await page.getByRole('button', { name: '删除记录并开始新对话' }).click();
    await expect.poll(() => page.locator('.turn').count()).toBe(0);
    expect((await fetch(gone)).status).toBe(404);
    expect(complaints).toEqual([]);
  });

  it('leads to the description of the interface', async () => {
    await open();
    await page.getByRole('navigation').getByRole('link', { name: '接口说明' }).click();
    await page.waitForURL(/\/openapi\.json$/u);
    expect(JSON.parse(await page.locator('body').innerText())).toMatchObject({ openapi: '3.1.0' });
  });

  const large = () => page.getByRole('button', { name: '大字' }).click();
  const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  it.each<[string, BrowserContextOptions, boolean]>([
    ['on a desktop', {}, false],
    ['in the dark', { colorScheme: 'dark' }, false],
    ['in large text', {}, true],
    ['on a phone', phone, false],
    ['on a phone in large text', phone, true],
  ])('axe finds nothing in real answers, and nothing scrolls sideways: %s', async (_name, options, isLarge) => {
    await open(options);
    if (isLarge) await large();
    for (const question of ['第三部分有哪些措施', '88号文补贴多少钱一家', '第13条讲什么']) await ask(page, question);
    expect(await findBarriers(page)).toEqual([]);
    const overflow = await page.locator('yuece-chat .scroller').evaluate((talk) => talk.scrollWidth - talk.clientWidth);
    expect(overflow).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await chip().first().click();
    await page.getByRole('dialog').getByText('无人出租车').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
