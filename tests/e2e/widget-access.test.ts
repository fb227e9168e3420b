import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser, openPage } from '../support/browser.js';
import { type FakeServer, startFakeServer } from '../support/fake-server.js';
import { findBarriers } from '../support/find-barriers.js';
import { ask, lastTurn } from '../support/widget-page.js';

const QUESTION = '智能机器人产业的目标是多少？';
const PHONE: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

describe.skipIf(browserPath === null)('anyone can use the page', () => {
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
  afterEach(() => page.context().close());
  const open = async (options: BrowserContextOptions = {}) => {
    ({ page } = await openPage(browser, server.origin, options));
  };
  const large = () => page.getByRole('button', { name: '大字' }).click();

  it.each<[string, BrowserContextOptions, () => Promise<void>]>([
    ['at the start', {}, async () => {}],
    ['with an answer', {}, () => ask(page, QUESTION)],
    ['with an answer in the dark', { colorScheme: 'dark' }, () => ask(page, QUESTION)],
    [
      'in large text',
      {},
      async () => {
        await large();
        await ask(page, QUESTION);
      },
    ],
    ['with a clause open', {}, openClause],
    ['with a clause open in the dark', { colorScheme: 'dark' }, openClause],
    [
      'with the reasons of a complaint open',
      {},
      async () => {
        await ask(page, QUESTION);
        await page.getByRole('button', { name: '没帮助' }).click();
      },
    ],
    [
      'with a fault',
      {},
      async () => {
        server.mishaps.push('broken-off');
        await page.getByLabel('请输入您的问题').fill(QUESTION);
        await page.getByRole('button', { name: '发送' }).click();
        await lastTurn(page).locator('.fault').waitFor();
      },
    ],
    ['when a new conversation is begun', {}, () => page.getByRole('button', { name: '新对话' }).click()],
    ['on a phone', PHONE, () => ask(page, QUESTION)],
  ])('axe finds nothing %s', async (_name, options, prepare) => {
    await open(options);
    await prepare();
    expect(await findBarriers(page)).toEqual([]);
  });

  async function openClause(): Promise<void> {
    await ask(page, QUESTION);
    await page
      .getByRole('button', { name: /^依据2：/u })
      .first()
      .click();
    await page.getByText('视频算力支撑').last().waitFor();
  }

  it('all goes by keyboard: skip, ask, open the clause and back, copy, switch', async () => {
    await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到咨询窗口');
    await page.keyboard.press('Enter');
    await tabTo('请输入您的问题');
    await page.keyboard.type('第一行');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('智能机器人');
    expect(await page.getByLabel('请输入您的问题').inputValue()).toBe('第一行\n智能机器人');
    await page.keyboard.press('Enter');
    await lastTurn(page).getByRole('button', { name: '复制' }).waitFor();

    await page.keyboard.press('Shift+Tab');
    await tabTo('依据1', 'Shift+Tab');
    expect(await outline()).toMatch(/solid/u);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(
      await page
        .locator('yuece-chat')
        .evaluate(
          (host) =>
            host.shadowRoot?.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
        ),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await tabTo('复制');
    await page.keyboard.press('Enter');
    await page.getByText('已复制').waitFor();
    await tabTo('大字', 'Shift+Tab');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '大字', pressed: true }).waitFor();
  });

  it('the Enter that ends a word of an input method does not send', async () => {
    await open();
    const field = page.getByLabel('请输入您的问题');
    await field.fill('机器人');
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    expect(await page.locator('.turn').count()).toBe(0);
    await field.press('Enter');
    await lastTurn(page).waitFor();
  });

  it.each([
    ['plain', false, 44],
    ['large', true, 60],
  ])('fits a phone of 320 px, %s: nothing scrolls sideways, what is pressed is wide enough', async (_name, isLarge, least) => {
    await open(PHONE);
    if (isLarge) await large();
    await ask(page, QUESTION);
    await page.getByText(/^引用条款/u).click();
    await page.getByRole('button', { name: '没帮助' }).click();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    const small = await page.locator('yuece-chat').evaluate((host, least) => {
      const root = host.shadowRoot;
      const scroller = root?.querySelector('.scroller');
      if (!root || !scroller || scroller.scrollWidth > scroller.clientWidth) return ['the talk scrolls sideways'];
      const pressed = [...root.querySelectorAll<HTMLElement>('button, summary, fieldset label, textarea')];
      pressed.push(...document.querySelectorAll<HTMLElement>('nav a, .samples button, footer a'));
      return pressed.flatMap((element) => {
        const box = element.getBoundingClientRect();
        const reach = getComputedStyle(element, '::after');
        const [width, height] = element.matches('.chip')
          ? [Number.parseFloat(reach.width), Number.parseFloat(reach.height)]
          : [box.width, box.height];
        return width < least || height < least ? [`${element.textContent}: ${width}×${height}`] : [];
      });
    }, least);
    expect(small).toEqual([]);
  });

  it('dark and large are kept for the next visit, and the page follows', async () => {
    await open();
    await page.getByRole('button', { name: '深色' }).click();
    await large();
    await page.reload();
    await page.getByRole('button', { name: '深色', pressed: true }).waitFor();
    await expect
      .poll(() => page.evaluate(() => ({ ...document.documentElement.dataset })))
      .toEqual({ theme: 'dark', size: 'large' });
  });

  it('nothing moves for those who asked for that', async () => {
    await open({ reducedMotion: 'reduce' });
    const moving = await page.locator('yuece-chat').evaluate((host) => {
      const all = [...(host.shadowRoot?.querySelectorAll('*') ?? []), ...document.querySelectorAll('*')];
      return all.filter((element) => {
        const { animationName, scrollBehavior, transitionDuration } = getComputedStyle(element);
        return animationName !== 'none' || scrollBehavior !== 'auto' || Number.parseFloat(transitionDuration) > 0;
      }).length;
    });
    expect(moving).toBe(0);
  });

  /** Presses Tab until the thing with this name has the focus. */
  async function tabTo(name: string, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
        const label = element instanceof HTMLTextAreaElement ? element.labels[0]?.textContent : null;
        return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
      });
      if (focused.startsWith(name)) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${name} cannot be reached by keyboard`);
  }

  function outline(): Promise<string | undefined> {
    return page.locator('yuece-chat').evaluate((host) => {
      const focused = host.shadowRoot?.activeElement;
      return focused ? getComputedStyle(focused).outline : undefined;
    });
  }
});
