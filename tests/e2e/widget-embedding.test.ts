import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser, openPage } from '../support/browser.js';
import { type FakeServer, startFakeServer } from '../support/fake-server.js';
import { lastTurn } from '../support/widget-page.js';

describe.skipIf(browserPath === null)('the widget on a page', () => {
  let browser: Browser;
  let server: FakeServer;
  /** Another origin: the site that embeds. */
  let site: FakeServer;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, server, site] = await Promise.all([launchBrowser(), startFakeServer(), startFakeServer()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await site?.close();
  });
  afterEach(() => page.context().close());

  /** Another site's page that embeds the widget from the server. */
  const embed = async (body: string) => {
    site.pages.set('/office', `<!doctype html><html lang="zh-Hans"><title>某单位</title>${body}</html>`);
    ({ page, complaints } = await openPage(browser, `${site.origin}/office`));
  };
  const questions = () => server.seen.filter(({ line }) => line === 'POST /api/v1/chat').length;

  it('is asked the sample questions of the demonstration page', async () => {
    ({ page } = await openPage(browser, server.origin));
    expect(await page.title()).toBe('粤策 · 广东人工智能政策咨询助手');
    await page.getByRole('button', { name: '第29条关于智慧政府是怎么写的？' }).click();
    await lastTurn(page).getByRole('button', { name: '复制' }).waitFor();
    expect(await lastTurn(page).locator('.question').textContent()).toBe('您问：第29条关于智慧政府是怎么写的？');
  });

  it.each([
    ['plain', 'defer'],
    ['module', 'type="module"'],
  ])('finds its server by its own script tag on another site: %s', async (_name, kind) => {
    await embed(`<yuece-chat></yuece-chat><script ${kind} src="${server.origin}/widget.js"></script>`);
    const before = questions();
    await page.locator('yuece-chat').evaluate((element) => {
      element.dispatchEvent(new CustomEvent('yuece-ask', { detail: { question: '智能机器人' } }));
    });
    await lastTurn(page).getByRole('button', { name: '复制' }).waitFor();
    expect(questions()).toBe(before + 1);
    expect(complaints).toEqual([]);
  });

  it('floats: a button opens the panel, Esc closes it and gives the focus back, a question opens it', async () => {
    await embed(
      `<main style="height:3000px"><h1>某单位</h1></main><script defer src="${server.origin}/widget.js"></script>` +
        `<yuece-chat mode="float" heading="政策问答" src="${server.origin}/"></yuece-chat>`,
    );
    expect(await page.locator('.frame').isVisible()).toBe(false);
    await page.getByRole('button', { name: '政策咨询' }).click();
    await page.getByRole('dialog', { name: '政策问答' }).waitFor();
    await expect.poll(() => focusedTag()).toBe('TEXTAREA');
    const { violations } = await new AxeBuilder({ page }).include('yuece-chat').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('.frame').isVisible()).toBe(false);
    await expect.poll(() => focusedTag()).toBe('BUTTON');
    await page.locator('yuece-chat').evaluate((element) => {
      if ('ask' in element && typeof element.ask === 'function') element.ask('智能机器人');
    });
    await lastTurn(page).getByRole('button', { name: '复制' }).waitFor();
    const box = await page.locator('.frame').boundingBox();
    expect(box && box.x + box.width).toBeGreaterThan(1200);
  });

  function focusedTag(): Promise<string | undefined> {
    return page.locator('yuece-chat').evaluate((host) => host.shadowRoot?.activeElement?.tagName);
  }
});
