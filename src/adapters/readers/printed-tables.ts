import { pipeRows } from './pipe-rows.js';
import type { PrintedCell, PrintedRow } from './printed-page.js';

/** A row of text, or the lines of a table. */
export type RowOrTable = { readonly row: PrintedRow } | { readonly table: readonly string[] };

/** What makes a table certain. */
const TABLE = {
  /** Rows with text in two columns or more. */
  rows: 3,
  /** Enough where there are three columns or more. */
  rowsOfThree: 2,
  /** Rows further apart than this, in heights of letters, are of no one table. */
  gap: 4.5,
  /** Where some gaps between lines are wider than the narrowest by this, they part the rows of the table. */
  wider: 1.25,
} as const;

/** Finds tables: rows whose cells stand in the same columns, one below the other. All else is left as it is. */
export function findTables(rows: readonly PrintedRow[]): readonly RowOrTable[] {
  const found: RowOrTable[] = [];
  for (let at = 0; at < rows.length; ) {
    const block = blockAt(rows, at);
    const table = block === null ? null : linesOfTable(block.rows, block.columns);
    const row = rows[at];
    if (block && table) {
      found.push({ table });
      at += block.rows.length;
    } else {
      if (row) found.push({ row });
      at += 1;
    }
  }
  return found;
}

interface Span {
  readonly x: number;
  readonly right: number;
}

/** The longest run of rows from here on that fits into columns; null where it is none that is certain. */
function blockAt(
  rows: readonly PrintedRow[],
  from: number,
): { rows: readonly PrintedRow[]; columns: readonly Span[] } | null {
  const start = rows[from];
  if (!start || start.cells.length < 2) return null;
  let columns: readonly Span[] = start.cells;
  let end = from + 1;
  for (; end < rows.length; end++) {
    const row = rows[end];
    const before = rows[end - 1];
    if (!row || !before || row.y - before.y > TABLE.gap * row.size || row.y < before.y) break;
    const widened = widen(columns, row.cells);
    if (widened === null) break;
    columns = widened;
  }
  // A last line that stands in one column alone may be the text that follows.
  const multiple = (row: PrintedRow): boolean => row.cells.length > 1;
  const block = rows.slice(from, end);
  const many = block.filter(multiple).length;
  const least = columns.length > 2 ? TABLE.rowsOfThree : TABLE.rows;
  return many >= least ? { rows: block, columns } : null;
}

/** The columns with a row's cells put in; null where a cell stands across two of them, or two cells in one. */
function widen(columns: readonly Span[], cells: readonly PrintedCell[]): readonly Span[] | null {
  const widened = [...columns];
  const taken = new Set<number>();
  for (const { x, right } of cells) {
    const over = widened.flatMap((column, at) => (column.x < right && column.right > x ? [at] : []));
    const [at] = over;
    if (over.length !== 1 || at === undefined || taken.has(at)) return null;
    taken.add(at);
    const column = widened[at] as Span;
    widened[at] = { x: Math.min(column.x, x), right: Math.max(column.right, right) };
  }
  const apart = widened.every((column, at) => at === 0 || column.x >= (widened[at - 1]?.right ?? 0));
  return apart ? widened : null;
}

function linesOfTable(rows: readonly PrintedRow[], columns: readonly Span[]): readonly string[] {
  const groups = groupLines(rows);
  return pipeRows(
    groups.map((lines) => ({
      cells: columns.map(({ x, right }) =>
        lines
          .flatMap(({ cells }) => cells.filter((cell) => cell.x < right && cell.right > x))
          .map(({ text }) => text)
          .join(''),
      ),
      isOneCell: false,
    })),
  );
}

/** Lines of one row of the table: wider gaps part rows, else every line with several cells begins one. */
function groupLines(rows: readonly PrintedRow[]): readonly (readonly PrintedRow[])[] {
  const gaps = rows.slice(1).map((row, at) => row.y - (rows[at]?.y ?? 0));
  const narrowest = Math.min(...gaps);
  const hasWrapped = rows.some(({ cells }) => cells.length === 1);
  const isApart = gaps.some((gap) => gap > TABLE.wider * narrowest);
  const groups: PrintedRow[][] = [];
  for (const [at, row] of rows.entries()) {
    const group = groups.at(-1);
    const gap = gaps[at - 1] ?? Number.POSITIVE_INFINITY;
    const begins = hasWrapped && isApart ? gap > TABLE.wider * narrowest : row.cells.length > 1;
    if (!group || begins) groups.push([row]);
    else group.push(row);
  }
  return groups;
}
