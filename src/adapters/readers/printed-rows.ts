import type { GlyphRun, PrintedCell, PrintedPage, PrintedRow } from './printed-page.js';

/** In heights of letters. */
const PARTS = {
  /** Runs whose baselines differ by less stand in one row: notes are set a little higher. */
  sameBaseline: 0.45,
  /** A gap from this on is one between cells or columns; the blank after 第一条 has 1. */
  cellGap: 1.3,
  /** A gap from this on is a blank; justified lines are stretched by less. */
  blank: 0.6,
  /** The same between letters. */
  latinBlank: 0.18,
  /** Bold letters are sometimes printed twice, so far apart. */
  doublePrint: 0.15,
} as const;

/** The rows of a page from top to bottom, in whatever order its text was drawn. */
export function rowsOfPage({ runs }: PrintedPage): readonly PrintedRow[] {
  const groups: { y: number; size: number; runs: GlyphRun[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const group = groups.at(-1);
    if (group && run.y - group.y <= PARTS.sameBaseline * Math.max(group.size, run.size)) {
      group.runs.push(run);
      // The row is where its largest letters are.
      if (run.size > group.size) Object.assign(group, { y: run.y, size: run.size });
    } else groups.push({ y: run.y, size: run.size, runs: [run] });
  }
  return groups
    .filter((group) => group.runs.some(({ text }) => text.trim() !== ''))
    .map((group) => ({ y: group.y, size: group.size, cells: cellsOf(group.runs, group.size) }));
}

/** The text of a row, with a blank between its cells. */
export function textOfRow({ cells }: PrintedRow): string {
  return cells.map(({ text }) => text).join(' ');
}

function cellsOf(runs: readonly GlyphRun[], size: number): readonly PrintedCell[] {
  const cells: { text: string; x: number; right: number }[] = [];
  let before: GlyphRun | null = null;
  let hasBlank = false;
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    if (before && isPrintedTwice(before, run)) continue;
    if (run.text.trim() === '') {
      hasBlank = true;
      continue;
    }
    const cell = cells.at(-1);
    const gap = cell ? run.x - cell.right : Number.POSITIVE_INFINITY;
    if (!cell || gap >= PARTS.cellGap * size) {
      cells.push({ text: run.text.trim(), x: run.x, right: run.x + run.width });
    } else {
      const between = /\w$/u.test(cell.text) && /^\w/u.test(run.text) ? PARTS.latinBlank : PARTS.blank;
      cell.text += (hasBlank || gap >= between * size ? ' ' : '') + run.text;
      cell.right = Math.max(cell.right, run.x + run.width);
    }
    before = run;
    hasBlank = false;
  }
  return cells.map((cell) => ({ ...cell, text: withoutGaps(cell.text) }));
}

/** Programs set Chinese and Latin letters a little apart, which comes out as a blank that nobody wrote. */
function withoutGaps(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[\p{Script=Han}，。；：、（）《》“”])(?<!^第.{1,6}[条章节编]) (?=[A-Za-z0-9])/gu, '')
    .replace(/(?<=[A-Za-z0-9%]) (?=[\p{Script=Han}，。；：、（）《》“”])/gu, '')
    .trim();
}

function isPrintedTwice(before: GlyphRun, run: GlyphRun): boolean {
  return run.text === before.text && Math.abs(run.x - before.x) <= PARTS.doublePrint * run.size;
}
