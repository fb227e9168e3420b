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
/** A head or foot is set off from the text by a distance of more than so many of its lines, or by another size of letters. */
const SET_OFF = 1.3;
const OTHER_SIZE = 0.08;
/** 3, — 3 —, - 3 -, 第 3 页, 第3页 共9页, 3/9, Page 3 of 9. */
const PAGE_NUMBER =
  /^(?:[-—–―─·•~〜\s]*\d{1,4}[-—–―─·•~〜\s]*|第\s*\d{1,4}\s*页(?:[\s,，/／]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/iu;

/**
 * Leaves out page numbers, and lines that stand at the same place on many pages, set off from the text. A paragraph's last words
 * may well stand at the foot of two pages: what is not set off is text.
 */
export function withoutRunningHeads(pages: readonly PageRows[]): readonly PageRows[] {
  const counts = new Map<string, number>();
  const usual = usualOf(pages);
  for (const { page, rows } of pages) {
    const setOff = setOffRows(rows, page, usual);
    const keys = new Set([...setOff].flatMap((row) => keysOf(row)));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(2, Math.ceil(SHARE * pages.length));
  return pages.map(({ page, rows }) => {
    const setOff = setOffRows(rows, page, usual);
    const isHead = (row: PrintedRow): boolean =>
      setOff.has(row) && keysOf(row).some((key) => (counts.get(key) ?? 0) >= least);
    const isNumber = (row: PrintedRow, at: number): boolean =>
      isInMargin(row, page) && (at === 0 || at === rows.length - 1) && PAGE_NUMBER.test(textOfRow(row));
    return { page, rows: rows.filter((row, at) => !isHead(row) && !isNumber(row, at)) };
  });
}

interface Usual {
  /** Distance of most lines. */
  readonly distance: number;
  readonly size: number;
}

/** The rows in the margins of a page that are set off from its text: those outside the widest gap, and those of another size. */
function setOffRows(rows: readonly PrintedRow[], page: PrintedPage, usual: Usual): ReadonlySet<PrintedRow> {
  const inMargin = rows.filter((row) => isInMargin(row, page));
  const isWide = (above: PrintedRow | undefined, below: PrintedRow | undefined): boolean =>
    !above || !below || below.y - above.y > SET_OFF * usual.distance;
  const isTop = ({ y }: PrintedRow): boolean => y < page.height / 2;
  const lastHead = rows.findLastIndex((row, at) => isTop(row) && isInMargin(row, page) && isWide(row, rows[at + 1]));
  const firstFoot = rows.findIndex((row, at) => !isTop(row) && isInMargin(row, page) && isWide(rows[at - 1], row));
  return new Set(
    inMargin.filter((row) => {
      const at = rows.indexOf(row);
      const isOutside = isTop(row) ? at <= lastHead : firstFoot >= 0 && at >= firstFoot;
      return isOutside || Math.abs(row.size - usual.size) > OTHER_SIZE * usual.size;
    }),
  );
}

function usualOf(pages: readonly PageRows[]): Usual {
  const distances = pages.flatMap(({ rows }) => rows.slice(1).map((row, at) => row.y - (rows[at]?.y ?? 0)));
  const sizes = pages.flatMap(({ rows }) => rows.map(({ size }) => size));
  return { distance: commonest(distances), size: commonest(sizes) };
}

/** To half a point; 0 where there is none. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const rounded = Math.round(value * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
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
