import { Readability } from '@mozilla/readability';
import { load } from 'cheerio';
import { parseHTML } from 'linkedom';
import type { HtmlNode } from './html-node.js';

/** A page with more elements than this is none that a person reads. */
const MOST_ELEMENTS = 100_000;

/** The main content of a page of an unknown template, as readers' modes of browsers find it; null where there is none. */
export function mainContent(html: string): HtmlNode | null {
  const { document } = parseHTML(html);
  const article = new Readability(document, { maxElemsToParse: MOST_ELEMENTS, charThreshold: 100 }).parse();
  return article?.content ? (load(article.content).root()[0] ?? null) : null;
}
