/** A line that is one row of a table, `| a | b |`, as readers write tables into a document's text. */
export function isTableRow(line: string): boolean {
  return /^\|.*\|$/u.test(line);
}

/** The line below a table's first row. */
export function isTableRule(line: string): boolean {
  return /^\|(?:\s*:?-{3,}:?\s*\|)+$/u.test(line);
}

/** What stands in the cells of a row; `\|` is a bar within a cell. */
export function cellsOf(row: string): readonly string[] {
  return row
    .slice(1, -1)
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/**
 * The first row of a table, and the second where it only tells apart what the first has merged: it repeats a cell of the row
 * above that reaches down, below two cells that are one.
 * @param rows the table's, with or without its rule
 */
export function headOf(rows: readonly string[]): readonly string[] {
  const [first, second] = rows.filter((row) => !isTableRule(row)).slice(0, 2);
  if (first === undefined || second === undefined) return first === undefined ? [] : [first];
  const [above, below] = [cellsOf(first), cellsOf(second)];
  const isSplit = above.some((cell, at) => cell !== '' && cell === above[at + 1] && below[at] !== below[at + 1]);
  const reachesDown = above.some((cell, at) => cell !== '' && cell === below[at]);
  return isSplit && reachesDown ? [first, second] : [first];
}

/** The tables of a text: each the rows that stand together and have a rule. */
export function tablesOf(text: string): readonly (readonly string[])[] {
  const tables: string[][] = [];
  let before = '';
  for (const line of text.split('\n')) {
    if (isTableRow(line) && isTableRow(before)) tables.at(-1)?.push(line);
    else if (isTableRow(line)) tables.push([line]);
    before = line;
  }
  return tables.filter((rows) => rows.some(isTableRule));
}
