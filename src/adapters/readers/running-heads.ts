import type { PrintedPage, PrintedRow } from './printed-page.js';
import { textOfRow } from './printed-rows.js';

/** A page and its rows. */
export interface PageRows {
  readonly page: PrintedPage;
  readonly rows: readonly PrintedRow[];
}

/** Share of a page's height at the top and at the bottom in which heads, feet and page numbers stand. */
const MARGIN = 0.13;
/** A head stands on so many of the pages at least; right and left pages may have two. */
const SHARE = 0.4;
/** 3, — 3 —, - 3 -, 第 3 页, 第3页 共9页, 3/9, Page 3 of 9. */
const PAGE_NUMBER =
  /^(?:[-—–―─·•~〜\s]*\d{1,4}[-—–―─·•~〜\s]*|第\s*\d{1,4}\s*页(?:[\s,，/／]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/iu;

/** Leaves out page numbers, and lines that stand at the same place on many pages. */
export function withoutRunningHeads(pages: readonly PageRows[]): readonly PageRows[] {
  const counts = new Map<string, number>();
  for (const { page, rows } of pages) {
    const keys = new Set(rows.filter((row) => isInMargin(row, page)).flatMap((row) => keysOf(row)));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(2, Math.ceil(SHARE * pages.length));
  return pages.map(({ page, rows }) => {
    const isHead = (row: PrintedRow): boolean =>
      isInMargin(row, page) && keysOf(row).some((key) => (counts.get(key) ?? 0) >= least);
    const isNumber = (row: PrintedRow, at: number): boolean =>
      isInMargin(row, page) && (at === 0 || at === rows.length - 1) && PAGE_NUMBER.test(textOfRow(row));
    return { page, rows: rows.filter((row, at) => !isHead(row) && !isNumber(row, at)) };
  });
}

function isInMargin({ y }: PrintedRow, { height }: PrintedPage): boolean {
  return y < MARGIN * height || y > (1 - MARGIN) * height;
}

/** Text with its figures left open, and place: a row whose place falls between two counts for both. */
function keysOf(row: PrintedRow): readonly string[] {
  const text = textOfRow(row).replace(/\d+/gu, '#').replace(/\s+/gu, '');
  const place = row.y / Math.max(1, row.size);
  return [Math.floor(place), Math.round(place)].map((step, at) => `${at}:${step}:${text}`);
}
