/** A row of a table, merged cells repeated in each place that they cover. */
export interface TableRow {
  readonly cells: readonly string[];
  /** One cell takes the whole row. */
  readonly isOneCell: boolean;
}

/** A cell with more text than this is a column of a page laid out by a table. */
const LAYOUT_CELL = 1500;

/**
 * A table as lines: `| a | b |` a row, and a separator below the first. Rows of one cell above and below the table are its
 * title and its notes, and a table of one column is no table: both come as plain lines.
 */
export function pipeRows(rows: readonly TableRow[]): readonly string[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.some(({ cells }) => cells.some((cell) => cell.length > LAYOUT_CELL))) {
    return filled.flatMap(({ cells }) => [...new Set(cells)].flatMap(plainLines));
  }
  const first = filled.findIndex(({ isOneCell }) => !isOneCell);
  if (first < 0) return filled.flatMap(({ cells }) => plainLines(cells[0]));
  const last = filled.findLastIndex(({ isOneCell }) => !isOneCell);
  const table = filled.slice(first, last + 1);
  const width = Math.max(...table.map(({ cells }) => cells.length));
  const [head = '', ...body] = table.map(({ cells }) =>
    pipeRow(Array.from({ length: width }, (_, at) => cells[at] ?? '')),
  );
  return [
    ...filled.slice(0, first).flatMap(({ cells }) => plainLines(cells[0])),
    head,
    `|${' --- |'.repeat(width)}`,
    ...body,
    ...filled.slice(last + 1).flatMap(({ cells }) => plainLines(cells[0])),
  ];
}

function pipeRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\s+/gu, ' ').trim().replaceAll('|', '\\|')).join(' | ')} |`;
}

function plainLines(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
