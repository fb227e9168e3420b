import type { CheerioAPI } from 'cheerio';
import type { HtmlElement } from './html-node.js';
import { textOfHtml } from './html-text.js';

/** Where the publishing systems of government sites put a document's text; a page may have several, one of them whole. */
const BODIES = [
  // Sites of Guangdong and its cities: gkmlpt, the libraries of normative documents, departments and districts.
  '#zoomcon',
  '#info_cont',
  '.article-content',
  '.content_article',
  '#detailCon',
  '.newsMain',
  '.zw',
  // gov.cn and the publishing systems that ministries and other provinces use.
  '#UCAP-CONTENT',
  '.pages_content',
  '.TRS_Editor',
  '.TRS_UEDITOR',
  '.trs_editor_view',
  '.Custom_UnionStyle',
  '#zoom',
  '#articleContent',
].join(',');
/** Candidates looked at; a page with more was made to keep a reader busy. */
const MOST_CANDIDATES = 50;
/** A shorter text is an empty place in a template. */
const LEAST = 40;

/** The element with the longest text of those that hold documents, the innermost of equals; null where there is none. */
export function chooseBody($: CheerioAPI): HtmlElement | null {
  let best: { readonly element: HtmlElement; readonly length: number } | null = null;
  for (const element of $<HtmlElement, string>(BODIES).slice(0, MOST_CANDIDATES)) {
    const { length } = textOfHtml(element).text;
    if (
      length >= LEAST &&
      (best === null || length > best.length || (length === best.length && isWithin(element, best.element)))
    ) {
      best = { element, length };
    }
  }
  return best?.element ?? null;
}

function isWithin(inner: HtmlElement, outer: HtmlElement): boolean {
  for (let node = inner.parent; node !== null; node = node.parent) if (node === outer) return true;
  return false;
}
