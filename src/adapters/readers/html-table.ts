import type { HtmlElement, HtmlNode } from './html-node.js';
import { isShown } from './html-visibility.js';
import type { TableRow } from './pipe-rows.js';

/** More columns than any page prints, and cells than any document holds: beyond them merged cells are not spread. */
const MOST = { span: 100, cells: 200_000 } as const;

/** The rows of a table with its merged cells spread over the places that they cover; a table within a cell is its text. */
export function rowsOfTable(table: HtmlElement, textOf: (cell: HtmlElement) => string): readonly TableRow[] {
  const rows: TableRow[] = [];
  /** Cells that reach down from rows above, by column. */
  const reaching = new Map<number, { readonly text: string; readonly of: HtmlElement; left: number }>();
  let cells = 0;
  for (const row of rowElements(table)) {
    const texts: string[] = [];
    const origins = new Set<HtmlElement>();
    let column = 0;
    const take = (text: string, of: HtmlElement): void => {
      texts.push(text);
      origins.add(of);
      column += 1;
      cells += 1;
    };
    const takeReaching = (): void => {
      for (let above = reaching.get(column); above !== undefined; above = reaching.get(column)) {
        if (above.left === 1) reaching.delete(column);
        else above.left -= 1;
        take(above.text, above.of);
      }
    };
    for (const cell of childElements(row, 'td', 'th')) {
      takeReaching();
      const text = textOf(cell);
      const roomy = cells < MOST.cells;
      const down = roomy ? spanOf(cell.attribs.rowspan) : 1;
      for (let over = roomy ? spanOf(cell.attribs.colspan) : 1; over > 0; over -= 1) {
        if (down > 1) reaching.set(column, { text, of: cell, left: down - 1 });
        take(text, cell);
      }
    }
    takeReaching();
    rows.push({ cells: texts, isOneCell: origins.size <= 1 });
  }
  return rows;
}

function rowElements(table: HtmlElement): readonly HtmlElement[] {
  const groups = childElements(table, 'thead', 'tbody', 'tfoot', 'tr', 'caption');
  return groups.flatMap((group) => (group.name === 'tr' ? [group] : childElements(group, 'tr')));
}

function childElements(parent: HtmlElement, ...names: string[]): readonly HtmlElement[] {
  return parent.children.filter(
    (child: HtmlNode): child is HtmlElement => child.type === 'tag' && names.includes(child.name) && isShown(child),
  );
}

function spanOf(attribute: string | undefined): number {
  const span = Number.parseInt(attribute ?? '1', 10);
  return span >= 1 ? Math.min(span, MOST.span) : 1;
}
