/** Text where a page prints it: points from the top left, y of the baseline. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Degrees, against the clock. */
  readonly turn?: number;
}

/** A page of a made document. */
export interface PlacedPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  /** Covered by a picture of so much of the page, 0 to 1. */
  readonly picture?: number;
  /** Degrees by which viewers turn the page. */
  readonly rotate?: number;
}

/** One piece of a recipe: what is printed, in the order in which it is printed. */
export type Piece =
  /** A paragraph, wrapped at the width of the column and over pages. */
  | string
  /** In the middle of the page; several lines are printed below each other. */
  | { readonly centre: string; readonly size?: number }
  /** At the right margin. */
  | { readonly right: string }
  /** Cells in columns of equal width; a cell is wrapped within its column. */
  | { readonly table: readonly (readonly string[])[] }
  /** Columns of paragraphs side by side. */
  | { readonly columns: readonly [readonly string[], readonly string[]] }
  /** Anywhere: x and y in points, `turn` in degrees. */
  | { readonly at: readonly [number, number]; readonly text: string; readonly size?: number; readonly turn?: number }
  | { readonly page: 'break' | 'empty' | 'picture' }
  | { readonly space: number };

/** A document as somebody would describe it, and how it is set. */
export interface PrintedRecipe {
  readonly pieces: readonly Piece[];
  readonly size?: number;
  /** Of a first line, in letters; default 2. */
  readonly indent?: number;
  /** Width and height of the page in points; default A4. */
  readonly paper?: readonly [number, number];
  readonly margin?: number;
  /** Lines below each other on every page, at the top and at the bottom; # is the number of the page. */
  readonly head?: string;
  readonly foot?: string;
  /** Distance of lines in heights of letters; default 1.6. */
  readonly leading?: number;
  /** Blank between paragraphs, in heights of letters; default 0. */
  readonly apart?: number;
  /** Draws the pieces of a page in another order than they are read in. */
  readonly shuffle?: boolean;
  readonly rotate?: number;
}

/** Sets a recipe as a plain word processor would: no stretching, closing marks never begin a line. */
export function placeText(recipe: PrintedRecipe): readonly PlacedPage[] {
  const [width, height] = recipe.paper ?? [595, 842];
  const margin = recipe.margin ?? 85;
  const size = recipe.size ?? 16;
  const leading = (recipe.leading ?? 1.6) * size;
  const indent = (recipe.indent ?? 2) * size;
  const bottom = height - margin;
  const pages: { texts: PlacedText[]; picture?: number }[] = [{ texts: [] }];
  let y = margin + size;
  const put = (text: string, x: number, at: number, letters = size): void => {
    pages.at(-1)?.texts.push({ text, x, y: at, size: letters });
  };
  const breakPage = (): void => {
    pages.push({ texts: [] });
    y = margin + size;
  };
  const line = (text: string, x: number, letters = size): void => {
    if (y > bottom) breakPage();
    put(text, x, y, letters);
    y += leading * (letters / size);
  };
  for (const piece of recipe.pieces) {
    if (typeof piece === 'string') {
      for (const [at, text] of wrap(piece, width - 2 * margin, size, indent).entries()) {
        line(text, margin + (at === 0 ? indent : 0));
      }
      y += (recipe.apart ?? 0) * size;
    } else if ('centre' in piece) {
      for (const text of piece.centre.split('\n')) {
        line(text, (width - widthOf(text, piece.size ?? size)) / 2, piece.size);
      }
    } else if ('right' in piece) line(piece.right, width - margin - widthOf(piece.right, size));
    else if ('table' in piece) {
      for (const row of piece.table) {
        const each = (width - 2 * margin) / row.length;
        const cells = row.map((cell) => wrap(cell, each - 2 * size, size, 0));
        const lines = Math.max(...cells.map((cell) => cell.length));
        if (y + lines * leading > bottom) breakPage();
        for (const [column, cell] of cells.entries()) {
          const down = ((lines - cell.length) / 2) * leading;
          for (const [at, text] of cell.entries()) put(text, margin + column * each, y + down + at * leading);
        }
        y += (lines + 0.5) * leading;
      }
    } else if ('columns' in piece) {
      const each = (width - 2 * margin - 2 * size) / 2;
      const tops = piece.columns.map((paragraphs, column) => {
        let down = y;
        for (const paragraph of paragraphs) {
          for (const [at, text] of wrap(paragraph, each, size, indent).entries()) {
            put(text, margin + column * (each + 2 * size) + (at === 0 ? indent : 0), down);
            down += leading;
          }
        }
        return down;
      });
      y = Math.max(...tops);
    } else if ('at' in piece) {
      const [x, at] = piece.at;
      pages.at(-1)?.texts.push({ text: piece.text, x, y: at, size: piece.size ?? size, turn: piece.turn ?? 0 });
    } else if ('space' in piece) y += piece.space * size;
    else {
      if (piece.page !== 'picture' || (pages.at(-1)?.texts.length ?? 0) > 0) breakPage();
      if (piece.page === 'empty') breakPage();
      const last = pages.at(-1);
      if (piece.page === 'picture' && last) last.picture = 0.9;
    }
  }
  return pages.map((page, at) => {
    const texts = [...page.texts];
    for (const [text, place] of [
      [recipe.head, 45],
      [recipe.foot, height - 40],
    ] as const) {
      const own = text?.replace('#', `${at + 1}`);
      if (own && !page.picture) texts.push({ text: own, x: (width - widthOf(own, 10)) / 2, y: place, size: 10 });
    }
    if (recipe.shuffle) texts.sort((a, b) => ((a.y * 7919) % 101) - ((b.y * 7919) % 101));
    return {
      width,
      height,
      texts,
      ...(page.picture === undefined ? {} : { picture: page.picture }),
      ...(recipe.rotate === undefined ? {} : { rotate: recipe.rotate }),
    };
  });
}

/** Letters of ASCII take half the width of Chinese ones. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x80 ? 0.5 : 1), 0) * size;
}

function wrap(text: string, width: number, size: number, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of text.match(/(?:[A-Za-z0-9.%-]+|[“（《〔]*.)[，。、；：”）》〕]*/gsu) ?? []) {
    const room = width - (lines.length === 0 ? indent : 0);
    if (line !== '' && widthOf(line + unit, size) > room + 0.01) {
      lines.push(line);
      line = '';
    }
    line += unit;
  }
  return [...lines, line];
}
