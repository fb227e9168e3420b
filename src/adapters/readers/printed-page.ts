/** A piece of text where a page prints it. Lengths are of the page's own unit; y counts downwards. */
export interface GlyphRun {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Height of the letters. */
  readonly size: number;
}

/** A page as it is looked at, upright. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly GlyphRun[];
}

/** Text without a wide gap in it. */
export interface PrintedCell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** What stands on one baseline, from left to right. */
export interface PrintedRow {
  readonly y: number;
  readonly size: number;
  readonly cells: readonly PrintedCell[];
}
