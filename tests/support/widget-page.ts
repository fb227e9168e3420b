import type { Locator, Page } from 'playwright-core';

/** The latest question with its answer. */
export function lastTurn(page: Page): Locator {
  return page.locator('yuece-chat .turn').last();
}

/** Writes a question and sends it with Enter. */
export async function write(page: Page, question: string): Promise<void> {
  const field = page.getByLabel('请输入您的问题');
  await field.fill(question);
  await field.press('Enter');
}

/** Asks, and waits until the answer is complete. */
export async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator('yuece-chat .turn').count();
  await write(page, question);
  await page.locator('yuece-chat .turn').nth(before).getByRole('button', { name: '复制' }).waitFor();
}
