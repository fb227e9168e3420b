import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser, openPage } from '../support/browser.js';
import { NOTICE } from '../support/fake-answers.js';
import { type FakeServer, startFakeServer } from '../support/fake-server.js';
import { ask, lastTurn, write } from '../support/widget-page.js';

describe.skipIf(browserPath === null)('a conversation in the widget', () => {
  let browser: Browser;
  let server: FakeServer;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), startFakeServer()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    await page.context().close();
    server.mishaps.length = 0;
  });
  const open = async (path = '/') => {
    ({ page, complaints } = await openPage(browser, server.origin + path));
  };

  it('streams the answer sentence by sentence, in its sections, and complains of nothing', async () => {
    await open();
    server.mishaps.push('hanging');
    await write(page, '智能机器人产业的目标是多少？');
    await page.locator('.part.conclusion').waitFor();
    expect(await lastTurn(page).locator('h4').allTextContents()).toEqual(['结论', '政策依据']);
    await page.getByRole('button', { name: '停止' }).click();
    await ask(page, '智能机器人产业的目标是多少？');
    expect(await lastTurn(page).locator('h4').allTextContents()).toEqual([
      '结论',
      '政策依据',
      '办理指引',
      '咨询渠道',
      '温馨提示',
    ]);
    expect(await lastTurn(page).locator('.reminder').textContent()).toContain('😀𠮷');
    expect(await lastTurn(page).locator('.label').textContent()).toBe(NOTICE);
    expect(complaints).toEqual([]);
  });

  it('tells a screen reader each finished piece once, without markers, and then that it is complete', async () => {
    await open();
    await ask(page, '智能机器人产业的目标是多少？');
    const log = page.locator('[role=log]');
    expect(await log.getAttribute('aria-live')).toBe('polite');
    const said = await log.locator('p').allTextContents();
    expect(said[0]).toBe('【结论】\n到2027年，智能机器人产业营业收入达到900亿元。');
    expect(said.join('')).not.toMatch(/\[\d\]|\*\*/u);
    expect(new Set(said).size).toBe(said.length);
    await page.getByText('回答完毕，引用2条条款。').waitFor({ state: 'attached' });
  });

  it('opens the clause behind a marker: place, label, full text with the quotation marked, standing, source', async () => {
    await open();
    await ask(page, '智能机器人产业的目标是多少？');
    await page
      .getByRole('button', { name: /^依据1：/u })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('加快机器脑').waitFor();
    expect(await dialog.locator('mark').textContent()).toBe('到2027年，智能机器人产业营业收入达到900亿元。');
    expect(await dialog.locator('h2').textContent()).toContain('第11条');
    expect(await dialog.locator('.path').textContent()).toContain('三、构筑智能终端产品新高地');
    expect(await dialog.getByText('现行有效').count()).toBe(1);
    const source = dialog.getByRole('link', { name: /官方原文/u });
    expect(await source.getAttribute('href')).toBe('https://www.gd.gov.cn/zwgk/');
    expect(await source.getAttribute('rel')).toContain('noopener');
    expect(server.seen.some(({ line }) => line === 'GET /api/v1/clauses/yuebanhan-2024-88%2311')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focusedName(page)).toMatch(/^依据1：/u);
  });

  it('warns where the clause is no longer in force', async () => {
    await open();
    await ask(page, '智能机器人产业的目标是多少？');
    await page.getByRole('button', { name: /^依据2：/u }).click();
    await page.getByRole('dialog').getByText('文件状态：已废止').waitFor();
  });

  it('copies the answer with its labels and the AI label', async () => {
    await open();
    await ask(page, '智能机器人产业的目标是多少？');
    await page.getByRole('button', { name: '复制' }).click();
    await page.getByText('已复制').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('【结论】\n到2027年');
    expect(copied).toContain('[2] 《广东省');
    expect(copied.endsWith(NOTICE)).toBe(true);
  });

  it('stops on demand: the server is let go, what came stays, and it can be asked again', async () => {
    await open();
    const before = server.abandoned;
    server.mishaps.push('hanging');
    await write(page, '智能机器人产业的目标是多少？');
    await page.locator('.part.conclusion').waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止').first().waitFor();
    await expect.poll(() => server.abandoned).toBe(before + 1);
    expect(await lastTurn(page).textContent()).toContain('900亿元');
    await page.getByRole('button', { name: '重新回答' }).click();
    await lastTurn(page).getByRole('button', { name: '复制' }).waitFor();
    expect(await page.locator('.turn').count()).toBe(1);
  });

  it('asks a follow-up when it is chosen, and moves the focus to the new question', async () => {
    await open();
    await ask(page, '智能机器人产业的目标是多少？');
    await page.getByRole('button', { name: '智能机器人归哪个部门管？' }).click();
    await expect.poll(() => page.locator('.turn').count()).toBe(2);
    await expect.poll(() => focusedText(page)).toBe('您问：智能机器人归哪个部门管？');
    // The new question goes to the top, so that its conclusion is read first.
    await expect.poll(() => questionTop(page)).toBeLessThan(40);
    const [first, second] = server.seen.filter(({ line }) => line.endsWith('/chat')).slice(-2);
    expect(first?.body).toMatchObject({ stream: true, channel: 'web' });
    expect(second?.body).toHaveProperty('conversationId');
  });

  it('has the conversation back after a reload, and is empty after a new one that deletes the record', async () => {
    server.conversations.clear();
    await open();
    await ask(page, '智能机器人产业的目标是多少？');
    await page.reload();
    await lastTurn(page).getByText('900亿元').first().waitFor();
    expect(
      await lastTurn(page)
        .getByRole('button', { name: /^依据1：/u })
        .count(),
    ).toBeGreaterThan(0);
    expect(await page.locator('[role=log] p').count()).toBe(0);

    await page.getByRole('button', { name: '新对话' }).click();
    await page.getByRole('button', { name: '删除记录并开始新对话' }).click();
    await expect.poll(() => page.locator('.turn').count()).toBe(0);
    expect(server.seen.at(-1)?.line).toMatch(/^DELETE \/api\/v1\/conversations\//u);
    expect(server.conversations.size).toBe(0);
    await page.reload();
    await page.locator('.welcome').waitFor();
    expect(await page.locator('.turn').count()).toBe(0);
  });

  it('sends what people think of an answer', async () => {
    await open();
    await ask(page, '智能机器人产业的目标是多少？');
    await page.getByRole('button', { name: '没帮助' }).click();
    await page.getByRole('radio', { name: '依据不对' }).check();
    await page.getByRole('button', { name: '提交反馈' }).click();
    await page.getByText('感谢您的反馈').waitFor();
    expect(server.seen.at(-1)?.body).toMatchObject({ rating: 'down', reason: '依据不对' });

    await ask(page, '智慧政府怎么写的？');
    await lastTurn(page).getByRole('button', { name: '有帮助' }).click();
    await lastTurn(page).getByText('感谢您的反馈').waitFor();
    expect(server.seen.at(-1)?.body).toEqual({ messageId: expect.any(String), rating: 'up' });
  });

  it('shows an attack in an answer as text: nothing runs, nothing is fetched', async () => {
    await open();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await ask(page, '<img src=x onerror="window.harmed=1">注入');
    expect(await page.locator('.question').textContent()).toContain('<img src=x');
    expect(await lastTurn(page).locator('.answer').textContent()).toContain('<script>window.harmed=1</script>');
    expect(
      await lastTurn(page).locator('img, script, svg[onload], .answer a:not(.in-document, .exports a)').count(),
    ).toBe(0);
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    expect(fetched.filter((url) => !url.startsWith(server.origin))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('says at a glance that the documents do not answer', async () => {
    await open();
    await ask(page, '处长的电话是多少？');
    expect(await lastTurn(page).locator('.badge').textContent()).toBe('收录文件中没有依据');
  });
});

/** Pixels between the top of the talk and the latest question. */
async function questionTop(page: Page): Promise<number> {
  const [talk, question] = await Promise.all([
    page.locator('.scroller').boundingBox(),
    lastTurn(page).locator('.question').boundingBox(),
  ]);
  return (question?.y ?? Number.NaN) - (talk?.y ?? Number.NaN);
}

function focusedName(page: Page): Promise<string | null | undefined> {
  return page.locator('yuece-chat').evaluate((host) => host.shadowRoot?.activeElement?.getAttribute('aria-label'));
}

function focusedText(page: Page): Promise<string | null | undefined> {
  return page.locator('yuece-chat').evaluate((host) => host.shadowRoot?.activeElement?.textContent);
}
