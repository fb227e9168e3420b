import type { HtmlElement, HtmlNode } from './html-node.js';
import { rowsOfTable } from './html-table.js';
import { isShown } from './html-visibility.js';
import { pipeRows } from './pipe-rows.js';

/** The text of an element as a reader of the page sees it, one paragraph a line, tables as pipe rows. */
export interface HtmlText {
  readonly text: string;
  /** Letters that stand in links; see `lettersOf`. */
  readonly linked: number;
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ucapcontent ul'.split(
    ' ',
  ),
);

/** Walks without recursion, since pages may nest as deeply as whoever made them liked. */
export function textOfHtml(root: HtmlNode): HtmlText {
  const lines: string[] = [];
  let line = '';
  let linked = 0;
  let links = 0;
  let preformatted = 0;
  const counts = new Map<HtmlElement, number>();
  const endLine = (): void => {
    const clean = line.replace(/[\s\u00a0]+/gu, ' ').trim();
    if (clean !== '') lines.push(clean);
    line = '';
  };
  // A function on the stack is what remains to be done after an element's children.
  const stack: (HtmlNode | (() => void))[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'function') next();
    else if (next.type === 'text') {
      if (links > 0) linked += lettersOf(next.data);
      const [first = '', ...others] = preformatted > 0 ? next.data.split(/\r\n?|\n/u) : [next.data];
      line += first;
      for (const other of others) {
        endLine();
        line = other;
      }
    } else if (isElement(next) && isShown(next)) {
      if (next.name === 'br') endLine();
      else if (next.name === 'table') {
        endLine();
        const rows = rowsOfTable(next, (cell) => textOfHtml(cell).text);
        lines.push(...pipeRows(rows));
      } else {
        const isBlock = BLOCKS.has(next.name);
        if (isBlock) {
          endLine();
          stack.push(endLine);
          line = markerOf(next, counts);
        }
        if (next.name === 'a') {
          links += 1;
          stack.push(() => {
            links -= 1;
          });
        } else if (next.name === 'pre') {
          preformatted += 1;
          stack.push(() => {
            preformatted -= 1;
          });
        }
        for (let child = next.lastChild; child !== null; child = child.prev) stack.push(child);
      }
    } else if (next.type === 'root') {
      for (let child = next.lastChild; child !== null; child = child.prev) stack.push(child);
    }
  }
  endLine();
  return { text: lines.join('\n'), linked };
}

/** How many letters and ideographs a text has: what lists of pages have beside their links are dates. */
export function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function isElement(node: HtmlNode): node is HtmlElement {
  return node.type === 'tag';
}

/** Browsers print the numbers of an ordered list; they are part of what is read. @param counts the last number of each list */
function markerOf(element: HtmlElement, counts: Map<HtmlElement, number>): string {
  const list = element.parent;
  if (element.name !== 'li' || list?.type !== 'tag' || list.name !== 'ol') return '';
  if (/list-style(?:-type)?\s*:\s*none/iu.test(list.attribs.style ?? '') || list.attribs.type !== undefined) return '';
  const number = (counts.get(list) ?? (Number.parseInt(list.attribs.start ?? '1', 10) || 1) - 1) + 1;
  counts.set(list, number);
  return `${number}. `;
}
