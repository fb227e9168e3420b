import type { GlyphRun, PrintedPage } from './printed-page.js';

/** A page as drawn: each run with the angle at which it runs, in radians, clockwise. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly { readonly run: GlyphRun; readonly angle: number }[];
}

/** Text that runs in another direction than the page's by more than this is a watermark or a seal: 3 degrees. */
const STRAIGHT = 0.05;
const QUARTER = Math.PI / 2;

/** Turns a page so that most of its text runs from left to right, and leaves out what then stands askew. */
export function upright({ width, height, runs }: DrawnPage): PrintedPage {
  const weights = [0, 0, 0, 0];
  for (const { run, angle } of runs) {
    const quarter = Math.round(angle / QUARTER);
    if (Math.abs(angle - quarter * QUARTER) <= STRAIGHT) {
      const at = ((quarter % 4) + 4) % 4;
      weights[at] = (weights[at] ?? 0) + run.text.length;
    }
  }
  const turned = weights.indexOf(Math.max(...weights));
  const straight = runs.filter(({ angle }) => Math.abs(Math.sin((angle - turned * QUARTER) / 2)) <= STRAIGHT / 2);
  const turn = ({ x, y }: GlyphRun): { x: number; y: number } => {
    if (turned === 1) return { x: y, y: width - x };
    if (turned === 2) return { x: width - x, y: height - y };
    return turned === 3 ? { x: height - y, y: x } : { x, y };
  };
  const isSideways = turned % 2 === 1;
  return {
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    runs: straight.map(({ run }) => ({ ...run, ...turn(run) })),
  };
}
