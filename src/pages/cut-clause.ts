import type { Clause } from '../domain/clause.js';
import type { ClauseId } from '../domain/ids.js';

/** A stretch of a clause's text: half-open, in code units. */
export type Span = readonly [from: number, to: number];

/** A clause's text cut for the page; all spans are of the text of the clause that was cut. */
export type TextBlock =
  | { readonly kind: 'line'; readonly span: Span }
  /** Cells by row. With `hasHead` the first row names the columns. */
  | { readonly kind: 'table'; readonly hasHead: boolean; readonly rows: readonly (readonly Span[])[] }
  /** A finer clause with a place of its own; `start` is where its own text begins, behind its printed number. */
  | {
      readonly kind: 'clause';
      readonly clause: Clause;
      readonly start: number;
      readonly blocks: readonly TextBlock[];
    };

/** A printed number before the text of a finer clause is short; farther into a line the same words are a coincidence. */
const LONGEST_MARKER = 16;
const TABLE_ROW = /^\s*\|.*\|\s*$/u;
const TABLE_RULE = /^[\s|:-]*-[\s|:-]*$/u;

/** Cuts the text of `clause` from `from` on into lines, tables, and the clauses below it, each where its words stand. */
export function cutClause(
  clause: Clause,
  clauseOf: (id: ClauseId) => Clause | undefined,
  from = 0,
): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let at = from;
  for (const child of clause.childIds.flatMap((id) => clauseOf(id) ?? [])) {
    const found = findChild(clause.text, child.text, at);
    if (!found) continue;
    blocks.push(...cutLines(clause.text, [at, found.line]));
    const inner = cutClause(child, clauseOf).map((block) => shift(block, found.start));
    blocks.push({
      kind: 'clause',
      clause: child,
      start: found.start,
      blocks: withMarker(inner, [found.line, found.start]),
    });
    at = found.start + child.text.length;
  }
  return [...blocks, ...cutLines(clause.text, [at, clause.text.length])];
}

function findChild(
  text: string,
  wanted: string,
  from: number,
): { readonly line: number; readonly start: number } | null {
  if (wanted === '') return null;
  for (let start = text.indexOf(wanted, from); start >= 0; start = text.indexOf(wanted, start + 1)) {
    const line = Math.max(from, start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1);
    if (start - line <= LONGEST_MARKER) return { line, start };
  }
  return null;
}

/** The printed number stands in the first line of what it numbers. */
function withMarker(blocks: readonly TextBlock[], marker: Span): readonly TextBlock[] {
  const [first, ...rest] = blocks;
  if (marker[0] === marker[1]) return blocks;
  if (first?.kind !== 'line') return [{ kind: 'line', span: marker }, ...blocks];
  return [{ kind: 'line', span: [marker[0], first.span[1]] }, ...rest];
}

function shift(block: TextBlock, by: number): TextBlock {
  const moved = ([from, to]: Span): Span => [from + by, to + by];
  if (block.kind === 'line') return { ...block, span: moved(block.span) };
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(moved)) };
  return { ...block, start: block.start + by, blocks: block.blocks.map((inner) => shift(inner, by)) };
}

function cutLines(text: string, [from, to]: Span): readonly TextBlock[] {
  const lines: Span[] = [];
  for (let start = from; start < to; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 || end > to ? to : end;
    if (text.slice(start, stop).trim() !== '') lines.push([start, stop]);
    start = stop + 1;
  }
  const blocks: TextBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const rows = tableAt(text, lines, at);
    const line = lines[at];
    if (rows.length >= 2) {
      blocks.push(cutTable(text, rows));
      at += rows.length - 1;
    } else if (line) blocks.push({ kind: 'line', span: line });
  }
  return blocks;
}

/** The lines from `at` on that are rows of one table; a second rule begins another table at the row before it. */
function tableAt(text: string, lines: readonly Span[], at: number): readonly Span[] {
  const rows = lines.slice(at);
  const end = rows.findIndex(([from, to]) => !TABLE_ROW.test(text.slice(from, to)));
  const table = end < 0 ? rows : rows.slice(0, end);
  const again = table.findIndex((row, place) => place > 1 && isRule(text, row));
  return again < 0 ? table : table.slice(0, again - 1);
}

function cutTable(text: string, lines: readonly Span[]): TextBlock {
  const hasHead = lines[1] !== undefined && isRule(text, lines[1]);
  return {
    kind: 'table',
    hasHead,
    rows: lines.filter((line) => !isRule(text, line)).map((line) => cutRow(text, line)),
  };
}

function isRule(text: string, [from, to]: Span): boolean {
  return TABLE_RULE.test(text.slice(from, to));
}

/** The cells between the bars, without the blanks around their words; `\|` is a bar within a cell. */
function cutRow(text: string, [from, to]: Span): readonly Span[] {
  return [...text.slice(from, to).matchAll(/\|((?:\\.|[^|\\])*)(?=\|)/gu)].map((match): Span => {
    const cell = match[1] ?? '';
    const start = from + match.index + 1 + (cell.length - cell.trimStart().length);
    return [start, start + cell.trim().length];
  });
}
