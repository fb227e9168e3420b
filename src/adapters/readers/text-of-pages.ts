import { joinLines, type PlacedLine } from './join-printed-lines.js';
import { orderColumns } from './page-columns.js';
import type { PrintedPage } from './printed-page.js';
import { rowsOfPage, textOfRow } from './printed-rows.js';
import { findTables } from './printed-tables.js';
import { withoutRunningHeads } from './running-heads.js';
import { unifyCharacters } from './unify-characters.js';

/** The text of printed pages: one paragraph a line, tables as pipe rows, without page numbers and running heads. */
export function textOfPages(pages: readonly PrintedPage[]): string {
  const read = withoutRunningHeads(pages.map((page) => ({ page, rows: rowsOfPage(page) })));
  const lines = read.flatMap(({ page, rows }, number) =>
    orderColumns(rows).flatMap(({ column, rows: inColumn }) =>
      findTables(inColumn).map((found): PlacedLine => {
        if ('table' in found) return { table: found.table };
        const { y, size, cells } = found.row;
        const text = textOfRow(found.row);
        const [x, right] = [cells[0]?.x ?? 0, cells.at(-1)?.right ?? 0];
        return { text, x, right, y, size, place: { page: number, column, width: page.width } };
      }),
    ),
  );
  return unifyCharacters(joinLines(lines).join('\n'));
}
