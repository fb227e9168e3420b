import type { PrintedRow } from './printed-page.js';

/** Rows that are read one after the other, and the column of the page that they fill. */
export interface ColumnRows {
  /** 0 for the whole width. */
  readonly column: 0 | 1 | 2;
  readonly rows: readonly PrintedRow[];
}

/** Where two columns are told from a table or from a list. */
const COLUMNS = {
  /** The gutter lies between these shares of the text's width. */
  from: 0.35,
  to: 0.65,
  /** Rows of each column at least. */
  rows: 4,
  /** A line is filled from this share of its column's width on. */
  filled: 0.8,
  /** Share of filled lines among those of the left column: prose fills its lines, labels do not. */
  prose: 0.6,
} as const;

/** Puts the rows of a page in the order of reading: where two columns of prose stand side by side, the left one first. */
export function orderColumns(rows: readonly PrintedRow[]): readonly ColumnRows[] {
  const gutter = findGutter(rows);
  const blocks: ColumnRows[] = [];
  let band: PrintedRow[] = [];
  const end = (): void => {
    if (band.length > 0) blocks.push(...splitBand(band, gutter));
    band = [];
  };
  for (const row of rows) {
    if (row.cells.some(({ x, right }) => x < gutter && right > gutter)) {
      end();
      const last = blocks.at(-1);
      if (last?.column === 0) blocks[blocks.length - 1] = { column: 0, rows: [...last.rows, row] };
      else blocks.push({ column: 0, rows: [row] });
    } else band.push(row);
  }
  end();
  return joinWhole(blocks);
}

/** The place near the middle that the fewest rows cross. */
function findGutter(rows: readonly PrintedRow[]): number {
  const cells = rows.flatMap((row) => row.cells);
  const left = Math.min(...cells.map(({ x }) => x));
  const width = Math.max(...cells.map(({ right }) => right)) - left;
  let best = { at: left + width / 2, crossed: Number.POSITIVE_INFINITY };
  for (let share: number = COLUMNS.from; share <= COLUMNS.to; share += 0.005) {
    const at = left + share * width;
    const crossed = cells.filter(({ x, right }) => x < at && right > at).length;
    const isNearer = crossed === best.crossed && Math.abs(share - 0.5) < Math.abs((best.at - left) / width - 0.5);
    if (crossed < best.crossed || isNearer) best = { at, crossed };
  }
  return best.at;
}

function splitBand(band: readonly PrintedRow[], gutter: number): readonly ColumnRows[] {
  const side = (isSide: (x: number) => boolean): readonly PrintedRow[] =>
    band
      .map((row) => ({ ...row, cells: row.cells.filter(({ x }) => isSide(x)) }))
      .filter(({ cells }) => cells.length > 0);
  const left = side((x) => x < gutter);
  const right = side((x) => x >= gutter);
  if (!isProse(left) || right.length < COLUMNS.rows || !isProse(right)) return [{ column: 0, rows: band }];
  return [
    { column: 1, rows: left },
    { column: 2, rows: right },
  ];
}

function isProse(rows: readonly PrintedRow[]): boolean {
  const left = Math.min(...rows.map(({ cells }) => cells[0]?.x ?? 0));
  const right = Math.max(...rows.map(({ cells }) => cells.at(-1)?.right ?? 0));
  const filled = rows.filter(
    ({ cells }) => cells.length === 1 && (cells[0]?.right ?? 0) - left >= COLUMNS.filled * (right - left),
  );
  return rows.length >= COLUMNS.rows && filled.length >= COLUMNS.prose * rows.length;
}

function joinWhole(blocks: readonly ColumnRows[]): readonly ColumnRows[] {
  const joined: ColumnRows[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.column === 0 && block.column === 0) {
      joined[joined.length - 1] = { column: 0, rows: [...last.rows, ...block.rows] };
    } else joined.push(block);
  }
  return joined;
}
