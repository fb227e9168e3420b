import { Readability } from '@mozilla/readability';
import { load } from 'cheerio';
import { parseHTML } from 'linkedom';
import type { HtmlNode } from './html-node.js';

/** A page with more elements than this is none that a person reads. */
const MOST_ELEMENTS = 100_000;

/** The main content of a page of an unknown template, as readers' modes of browsers find it; null where there is none. */
export function mainContent(html: string): HtmlNode | null {
  const content = readableContent(html);
  return content ? (load(content).root()[0] ?? null) : null;
}

function readableContent(html: string): string | null | undefined {
  try {
    const { document } = parseHTML(html);
    return new Readability(document, { maxElemsToParse: MOST_ELEMENTS, charThreshold: 100 }).parse()?.content;
  } catch {
    // It throws at what has no root element, and at too many of them.
    return null;
  }
}
