/** A line of text that was recognised in a picture, and its box in pixels from the top left. */
export interface RecognisedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads the text of a picture of a page, a PNG. What it reads may be wrong in any letter or figure. */
export type RecogniseText = (png: Uint8Array) => Promise<readonly RecognisedLine[]>;
