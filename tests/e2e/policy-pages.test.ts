import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../src/serve.js';
import { browserPath, launchBrowser, openPage } from '../support/browser.js';
import { findBarriers } from '../support/find-barriers.js';
import { serveHere, temporaryDataDir } from '../support/real-server.js';
import { ask, lastTurn } from '../support/widget-page.js';

const TITLE = '广东省关于人工智能赋能千行百业的若干措施';
const TARGET = '到2027年，新能源汽车年产量达到350万辆以上。';
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe.skipIf(browserPath === null)('the pages of the documents', () => {
  let browser: Browser;
  let dataDir: ReturnType<typeof temporaryDataDir>;
  let server: RunningServer;
  let page: Page;

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

  const visit = async (path: string, options: BrowserContextOptions = {}): Promise<void> => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 860 }, ...options });
    page = await context.newPage();
    await page.goto(server.address + path);
  };
  const toDocument = async (options: BrowserContextOptions = {}): Promise<void> => {
    await visit('/documents', options);
    await page.getByLabel('标题或文号').fill('88号');
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByRole('link', { name: TITLE }).click();
  };

  it('lead from the library by its filter to a document, and from its contents to a clause', async () => {
    await toDocument();
    expect(await page.locator('h1').innerText()).toBe(TITLE);
    await page.locator('nav.contents a[href="#13"]').first().click();
    expect(new URL(page.url()).hash).toBe('#13');
    await expect.poll(() => page.locator('[id="13"]').evaluate(isInView)).toBe(true);
  });

  it('do all that without script, on a phone, and nothing runs off sideways', async () => {
    await toDocument({ ...PHONE, javaScriptEnabled: false });
    expect(await page.locator('[id="13"]').innerText()).toContain(TARGET);
    await page.goto(`${page.url()}#13`);
    const box = await page.locator('[id="13"]').boundingBox();
    expect(box && box.y < 844 && box.y > -10).toBe(true);
    const wide = await page.locator('body').boundingBox();
    expect(wide?.width).toBeLessThanOrEqual(390);
  });

  it.each<[string, string, BrowserContextOptions]>([
    ['the library', '/documents', {}],
    ['the library on a phone in the dark', '/documents', { ...PHONE, colorScheme: 'dark' }],
    ['a document', '/documents/yuebanhan-2024-88?mark=13:0-10#13', {}],
    ['a document on a phone in the dark', '/documents/yuebanhan-2024-88#13', { ...PHONE, colorScheme: 'dark' }],
    ['what is not there', '/documents/none', {}],
  ])('axe finds nothing on %s', async (_name, path, options) => {
    await visit(path, options);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('print as text', async () => {
    await visit('/documents/yuebanhan-2024-88');
    expect(await printedText(page)).toContain('人工智能赋能千行百业');
  });

  it('open from a citation at the clause, its words marked; the answer can be kept in three forms', async () => {
    ({ page } = await openPage(browser, `${server.address}/`));
    await ask(page, '第13条讲什么');
    await lastTurn(page).locator('.citations summary').click();
    const [reader] = await Promise.all([
      page.waitForEvent('popup'),
      lastTurn(page).getByRole('link', { name: '在全文中查看依据1' }).click(),
    ]);
    await reader.waitForLoadState();
    expect((await reader.locator('[id="13"] mark').allInnerTexts()).join('')).toContain('350万辆');
    expect(await reader.locator('[id="13"]').evaluate(isInView)).toBe(true);

    await lastTurn(page).getByText('导出', { exact: true }).click();
    for (const [name, ending] of [
      ['Markdown', '.md'],
      ['Word', '.docx'],
    ] as const) {
      // The window that a download opens closes at once: what the link leads to is asked for instead.
      const address = await lastTurn(page).getByRole('link', { name }).getAttribute('href');
      const reply = await page.request.get(address ?? '');
      expect(reply.headers()['content-disposition']).toMatch(new RegExp(`^attachment;.*\\${ending}`, 'u'));
    }
    const [printed] = await Promise.all([
      page.waitForEvent('popup'),
      lastTurn(page).getByRole('link', { name: '打印版' }).click(),
    ]);
    await printed.waitForLoadState();
    expect(await printed.locator('.ai-label').innerText()).toMatch(/人工智能.*生成/u);
    expect(await findBarriers(printed)).toEqual([]);
    expect(await printedText(printed)).toContain('原文摘录');
  });
});

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** The words of the PDF that the browser prints, without blanks. */
async function printedText(page: Page): Promise<string> {
  const file = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), verbosity: 0 }).promise;
  const sheets = await Promise.all(
    Array.from({ length: file.numPages }, async (_, at) => (await file.getPage(at + 1)).getTextContent()),
  );
  return sheets
    .flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')))
    .join('')
    .normalize('NFKC')
    .replace(/\s/gu, '');
}
