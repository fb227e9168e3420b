/** A line of text where it stands, or the lines of a table, which are kept. */
export type PlacedLine = { readonly table: readonly string[] } | TextLine;

interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly place: {
    /** Counted from 0. */
    readonly page: number;
    /** 0 for the whole width of the page. */
    readonly column: number;
    /** Of the page. */
    readonly width: number;
  };
}

/** In heights of letters. */
const LAYOUT = {
  /** A first line is set in by 2; less is a slip of the margin. */
  indent: 1.2,
  /** Lines further apart than the usual distance by this factor part paragraphs. */
  gap: 1.45,
  /** Letters of one paragraph are of one height. */
  sameSize: 0.12,
  /** Letters larger than the body's by this are a title's. */
  title: 1.15,
  /** A line of a title stands in the middle, so exactly. */
  centred: 0.6,
  /** From so many lines on, a page shows its own margin. */
  lines: 5,
} as const;
/** Opens a clause or a list where a text has no indents. */
const NUMBER =
  /^(?:第[零〇一二三四五六七八九十百千\d]+(?:编|章|节|条)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,3}[.．、](?!\d)|附\s*件)/u;
const ENDS = /[。；：！？!?;:”』】)）]$/u;

/** Joins lines that a paragraph was wrapped over, also over the end of a column or of a page, and keeps all others apart. */
export function joinLines(lines: readonly PlacedLine[]): readonly string[] {
  const texts = lines.filter((line) => 'text' in line);
  const layout = measure(texts);
  const joined: string[] = [];
  let before: TextLine | null = null;
  for (const line of lines) {
    if ('table' in line) {
      joined.push(...line.table);
      before = null;
      continue;
    }
    if (before && goesOn(before, line, layout)) joined[joined.length - 1] = glue(joined.at(-1) ?? '', line.text);
    else joined.push(line.text);
    before = line;
  }
  return joined;
}

interface Margins {
  readonly left: number;
  readonly right: number;
}

interface Layout {
  readonly marginsOf: (line: TextLine) => Margins;
  /** Height of most letters. */
  readonly size: number;
  /** Distance of most lines, in heights of letters. */
  readonly gap: number;
  /** Whether first lines of paragraphs are set in. */
  readonly indents: boolean;
}

function measure(lines: readonly TextLine[]): Layout {
  const columns = groupLines(lines, ({ place }) => `${place.column}/${Math.round(place.width)}`);
  const whole = new Map([...columns].map(([column, inColumn]) => [column, marginsOfLines(inColumn)]));
  const pages = groupLines(lines, ({ place }) => `${place.page}/${place.column}`);
  const margins = new Map<string, Margins>();
  for (const [page, onPage] of pages) {
    const place = onPage[0]?.place;
    const all = whole.get(`${place?.column}/${Math.round(place?.width ?? 0)}`) ?? marginsOfLines(onPage);
    // Right and left pages have margins of their own; a page of a few lines does not show them.
    const own = marginsOfLines(onPage);
    const isOwn = onPage.length >= LAYOUT.lines && own.right - own.left >= 0.9 * (all.right - all.left);
    margins.set(page, isOwn ? own : all);
  }
  const marginsOf = ({ place }: TextLine): Margins =>
    margins.get(`${place.page}/${place.column}`) ?? { left: 0, right: place.width };
  const size = commonest(lines.map((line) => [line.size, line.text.length]));
  const gap = commonest(
    lines.slice(1).flatMap((line, at) => {
      const above = lines[at];
      return above && isBelow(above, line) ? [[(line.y - above.y) / line.size, 1] as const] : [];
    }),
  );
  const starts = lines.filter((line, at) => {
    const above = lines[at - 1];
    return above && !isCentred(line, marginsOf(line)) && !isFull(above, line, marginsOf(above));
  });
  const indented = starts.filter((line) => isIndented(line, marginsOf(line)));
  return { marginsOf, size, gap, indents: indented.length * 2 > starts.length };
}

function groupLines(
  lines: readonly TextLine[],
  keyOf: (line: TextLine) => string,
): ReadonlyMap<string, readonly TextLine[]> {
  const groups = new Map<string, TextLine[]>();
  for (const line of lines) groups.set(keyOf(line), [...(groups.get(keyOf(line)) ?? []), line]);
  return groups;
}

function goesOn(before: TextLine, line: TextLine, { marginsOf, size, gap, indents }: Layout): boolean {
  const height = Math.max(line.size, before.size);
  if (Math.abs(line.size - before.size) > LAYOUT.sameSize * height) return false;
  const isNear = !isBelow(before, line) || gap === 0 || (line.y - before.y) / line.size <= LAYOUT.gap * gap;
  const inMiddle = isCentred(before, marginsOf(before)) && isCentred(line, marginsOf(line));
  if (inMiddle && line.size > LAYOUT.title * size) return isBelow(before, line) && line.y - before.y < 2.5 * height;
  if (!isNear || !isFull(before, line, marginsOf(before))) return false;
  if (isIndented(line, marginsOf(line))) {
    // The further lines of a list's entry are set in as far as its first.
    const isSameIndent = Math.abs(indentOf(before, marginsOf(before)) - indentOf(line, marginsOf(line))) < 0.5 * height;
    return isSameIndent && !ENDS.test(before.text) && !NUMBER.test(line.text);
  }
  return indents || !NUMBER.test(line.text);
}

function isBelow(above: TextLine, line: TextLine): boolean {
  return above.place.page === line.place.page && above.place.column === line.place.column && line.y > above.y;
}

function indentOf({ x }: TextLine, { left }: Margins): number {
  return x - left;
}

function isIndented(line: TextLine, margins: Margins): boolean {
  return indentOf(line, margins) >= LAYOUT.indent * line.size;
}

function isCentred({ x, right, size }: TextLine, margins: Margins): boolean {
  const isShort = right - x < margins.right - margins.left - 0.5 * size;
  return isShort && Math.abs((x + right) / 2 - (margins.left + margins.right) / 2) < LAYOUT.centred * size;
}

/** Whether what follows would not have fitted: its first character with the mark behind it, or its first word. */
function isFull(line: TextLine, next: TextLine, { right }: Margins): boolean {
  const first = /^(?:[A-Za-z0-9.%-]+|[“（《〔(]*.)[，。、；：”）》〕)]*/u.exec(next.text)?.[0] ?? '';
  const width = [...first].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x80 ? 0.55 : 1), 0);
  return line.right + (width + 0.6) * line.size >= right;
}

function marginsOfLines(lines: readonly TextLine[]): Margins {
  return { left: Math.min(...lines.map(({ x }) => x)), right: Math.max(...lines.map(({ right }) => right)) };
}

/** The value with the most weight, to one decimal; 0 where there is none. */
function commonest(values: readonly (readonly [number, number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) {
    const rounded = Math.round(value * 10) / 10;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Words and numbers are not broken within, so that a line between two of them was a blank. */
function glue(before: string, line: string): string {
  const isBlank = /[A-Za-z,;]$/u.test(before)
    ? /^[A-Za-z0-9]/u.test(line)
    : /\d$/u.test(before) && /^[A-Za-z]/u.test(line);
  return isBlank ? `${before} ${line}` : before + line;
}
