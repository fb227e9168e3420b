import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page: each rule that is broken, with the elements that break it. */
export async function findBarriers(page: Page): Promise<readonly (readonly [string, readonly string[]])[]> {
  // The other mode opens a page of its own for each call, for frames of other sites: there are none.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
}
