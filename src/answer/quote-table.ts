import type { Clause } from '../domain/clause.js';
import { escapeMarkdown } from '../domain/escape-markdown.js';
import { cellsOf, headOf, isTableRow, isTableRule, tablesOf } from '../domain/table-rows.js';
import { TABLES } from './weights.js';

/** Whether a clause has so long a table that only some of its rows are quoted. */
export function hasLongTable(clause: Clause): boolean {
  // Most clauses have no table, and are not to be cut into lines for it.
  return clause.text.includes('| --- |') && tablesOf(clause.text).some((rows) => rows.length > TABLES.wholeRows);
}

/** A clause's text from its beginning, verbatim, up to the last row that is shown of its first long table. */
export function withoutLongTable(clause: Clause): string {
  if (!hasLongTable(clause)) return clause.text;
  const lines = clause.text.split('\n');
  let rows = 0;
  const end = lines.findIndex((line) => {
    rows = isTableRow(line) ? rows + 1 : 0;
    return rows > TABLES.wholeRows;
  });
  return lines.slice(0, end).join('\n');
}

/**
 * Rows of a clause's tables as Markdown tables, each under the head of its own, where the clause has one. Nothing but the
 * clause's words, in their order.
 * @param rows lines that stand in the clause together
 * @param marks the citation, put behind the last cell
 */
export function tableMarkdown(rows: readonly string[], clauseText: string, marks = ''): string {
  const given = rows.filter((row) => !isTableRule(row));
  const home = tablesOf(clauseText).find((table) => given.every((row) => table.includes(row)));
  const head = headOf(home ?? []).filter((row) => !given.includes(row));
  const [first = [], ...others] = [...head, ...given].map((row) => cellsOf(row).map(escapeMarkdown));
  const body = others.map((cells, at) => rowOf(cells, at === others.length - 1 ? marks : ''));
  // A row without a head stands in the head's place: Markdown has no other table.
  return [rowOf(first, others.length === 0 ? marks : ''), `|${' --- |'.repeat(first.length)}`, ...body].join('\n');
}

function rowOf(cells: readonly string[], marks: string): string {
  return `| ${cells.join(' | ')}${marks} |`;
}
