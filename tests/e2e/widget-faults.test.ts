import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser, openPage } from '../support/browser.js';
import { type FakeServer, type Mishap, startFakeServer } from '../support/fake-server.js';
import { ask, lastTurn, write } from '../support/widget-page.js';

const QUESTION = '智能机器人产业的目标是多少？';

describe.skipIf(browserPath === null)('when things go wrong, the widget', () => {
  let browser: Browser;
  let server: FakeServer;
  let page: Page;

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

  it.each<[Mishap, string]>([
    ['unavailable', '服务正在准备，请稍后再试。建议5秒后再试。'],
    ['limited', '您提问得太快了，请稍后再试。建议30秒后再试。'],
    ['broken-off', '请检查网络后重试。'],
    ['error-event', '服务正在重启，请稍后重新提问。'],
  ])('says what happened and answers on a retry: %s', async (mishap, words) => {
    ({ page } = await openPage(browser, server.origin));
    server.mishaps.push(mishap);
    await write(page, QUESTION);
    await lastTurn(page).locator('.notice.fault').waitFor();
    expect(await lastTurn(page).locator('.notice.fault').textContent()).toContain(words);
    await page.getByRole('button', { name: '重试' }).click();
    await lastTurn(page).getByRole('button', { name: '复制' }).waitFor();
    expect(await page.locator('.turn').count()).toBe(1);
    expect(await page.locator('.notice.fault').count()).toBe(0);
  });

  it('shows an answer that a proxy has gathered into one piece', async () => {
    ({ page } = await openPage(browser, server.origin));
    server.mishaps.push('one-piece');
    await ask(page, QUESTION);
    expect(await lastTurn(page).textContent()).toContain('900亿元');
    expect(await page.locator('[role=log]').textContent()).toContain('900亿元');
  });

  it('says that there is no network, and answers when it is back', async () => {
    ({ page } = await openPage(browser, server.origin));
    await page.context().setOffline(true);
    await page.getByText('网络已断开').waitFor();
    await write(page, QUESTION);
    await lastTurn(page).getByText('暂时连不上服务').waitFor();
    await page.context().setOffline(false);
    await expect.poll(() => page.getByText('网络已断开').count()).toBe(0);
    await page.getByRole('button', { name: '重试' }).click();
    await lastTurn(page).getByRole('button', { name: '复制' }).waitFor();
  });

  it('offers to fetch the earlier conversation again when that failed, and loses nothing meanwhile', async () => {
    ({ page } = await openPage(browser, server.origin));
    await ask(page, QUESTION);
    await page.route('**/api/v1/conversations/*', (route) => route.abort());
    await page.reload();
    await page.getByText('上次的对话没有取回').waitFor();
    await page.unroute('**/api/v1/conversations/*');
    await page.getByRole('button', { name: '重新取回' }).click();
    await lastTurn(page).getByText('900亿元').first().waitFor();
  });

  it('starts afresh when the record has lapsed on the server', async () => {
    ({ page } = await openPage(browser, server.origin));
    await ask(page, QUESTION);
    server.conversations.clear();
    await page.reload();
    await page.locator('.welcome').waitFor();
    await ask(page, QUESTION);
    expect(await page.locator('.turn').count()).toBe(1);
  });

  it('keeps the record and says so when it could not be deleted', async () => {
    ({ page } = await openPage(browser, server.origin));
    await ask(page, QUESTION);
    await page.route('**/api/v1/conversations/*', (route) => route.abort());
    await page.getByRole('button', { name: '新对话' }).click();
    await page.getByRole('button', { name: '删除记录并开始新对话' }).click();
    await page.getByText('记录没有删除').waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    expect(await page.locator('.turn').count()).toBe(1);
  });

  it('works where the browser keeps nothing', async () => {
    ({ page } = await openPage(browser, server.origin));
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await page.reload();
    await ask(page, QUESTION);
    await page.getByRole('button', { name: '大字' }).click();
    await page.getByRole('button', { name: '大字', pressed: true }).waitFor();
  });

  it('shows the quotation and a way to try again where the clause cannot be fetched', async () => {
    ({ page } = await openPage(browser, server.origin));
    await ask(page, QUESTION);
    await page.route('**/api/v1/clauses/*', (route) => route.abort());
    await page
      .getByRole('button', { name: /^依据1：/u })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '重试' }).waitFor();
    expect(await dialog.locator('mark').textContent()).toContain('900亿元');
    await page.unroute('**/api/v1/clauses/*');
    await dialog.getByRole('button', { name: '重试' }).click();
    await dialog.getByText('加快机器脑').waitFor();
  });

  it('does not send what is too long, and says by how much', async () => {
    ({ page } = await openPage(browser, server.origin));
    const before = server.seen.length;
    await write(page, '政'.repeat(2003));
    await page.getByText('超出3字，请精简后发送').waitFor();
    expect(await page.getByLabel('请输入您的问题').getAttribute('aria-invalid')).toBe('true');
    expect(server.seen.length).toBe(before);
    expect(await page.locator('.turn').count()).toBe(0);
  });
});
