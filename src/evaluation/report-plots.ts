import { html, type Markup } from './markup.js';
import { percentWords } from './report-words.js';

/** One bar; `value` from 0 to 1, null where nothing was measured. */
export interface Bar {
  readonly label: string;
  readonly value: number | null;
  readonly note: string;
}

const ROW = 26;

/** Horizontal bars of shares, one a row. */
export function barPlot(title: string, bars: readonly Bar[]): Markup {
  const height = bars.length * ROW + 8;
  const rows = bars.map(({ label, value, note }, at) => {
    const y = at * ROW + 4;
    const width = (value ?? 0) * 380;
    return html`<text x="136" y="${y + 15}" text-anchor="end">${label}</text><rect class="ground" x="144" y="${y}" width="380" height="20"/><rect class="bar" x="144" y="${y}" width="${width.toFixed(1)}" height="20"/><text x="532" y="${y + 15}">${percentWords(value)}　${note}</text>`;
  });
  return html`<svg role="img" aria-label="${title}" viewBox="0 0 680 ${height}" width="680" height="${height}"><title>${title}</title>${rows}</svg>`;
}

/** One line through points of the unit square; points with a null are left out. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number | null }[];
}

const SIDE = 260;
const LEFT = 48;
const TOP = 12;

/** Lines over the unit square, both axes from 0 to 100%. With `diagonal` the line of perfect agreement is drawn. */
export function curvePlot(
  title: string,
  axes: { readonly x: string; readonly y: string; readonly diagonal?: boolean },
  series: readonly Series[],
): Markup {
  const x = (value: number): string => (LEFT + value * SIDE).toFixed(1);
  const y = (value: number): string => (TOP + (1 - value) * SIDE).toFixed(1);
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (at) =>
      html`<line class="grid" x1="${x(0)}" y1="${y(at)}" x2="${x(1)}" y2="${y(at)}"/><line class="grid" x1="${x(at)}" y1="${y(0)}" x2="${x(at)}" y2="${y(1)}"/><text class="tick" x="${LEFT - 6}" y="${(TOP + (1 - at) * SIDE + 4).toFixed(1)}" text-anchor="end">${at * 100}%</text><text class="tick" x="${x(at)}" y="${TOP + SIDE + 16}" text-anchor="middle">${at * 100}%</text>`,
  );
  const lines = series.map(({ name, points }, at) => {
    const known = points.flatMap((point) => (point.y === null ? [] : [{ x: point.x, y: point.y }]));
    const path = known.map((point) => `${x(point.x)},${y(point.y)}`).join(' ');
    const dots = known.map((point) => html`<circle class="dot-${at}" cx="${x(point.x)}" cy="${y(point.y)}" r="2.5"/>`);
    return html`<polyline class="line-${at}" points="${path}"/>${dots}<rect class="key-${at}" x="${LEFT + SIDE + 18}" y="${TOP + at * 22}" width="14" height="10"/><text x="${LEFT + SIDE + 38}" y="${TOP + at * 22 + 10}">${name}</text>`;
  });
  const diagonal = axes.diagonal
    ? html`<line class="diagonal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>`
    : null;
  const height = TOP + SIDE + 44;
  return html`<svg role="img" aria-label="${title}" viewBox="0 0 520 ${height}" width="520" height="${height}"><title>${title}</title>${grid}${diagonal}${lines}<text x="${LEFT + SIDE / 2}" y="${height - 8}" text-anchor="middle">${axes.x}</text><text x="12" y="${TOP + SIDE / 2}" text-anchor="middle" transform="rotate(-90 12 ${TOP + SIDE / 2})">${axes.y}</text></svg>`;
}

const BINS = 24;

/** How often which duration came; `sorted` ascends, in milliseconds. The last bin ends at the longest. */
export function durationPlot(title: string, sorted: readonly number[]): Markup {
  const longest = sorted.at(-1) ?? 0;
  const width = longest / BINS || 1;
  const counts = Array<number>(BINS).fill(0);
  for (const value of sorted) {
    const bin = Math.min(BINS - 1, Math.floor(value / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts);
  const columns = counts.map((count, at) => {
    const height = (count / most) * 150;
    return html`<rect class="bar" x="${20 + at * 26}" y="${(164 - height).toFixed(1)}" width="22" height="${height.toFixed(1)}"><title>${count}</title></rect>`;
  });
  const ticks = [0, 6, 12, 18, 24].map(
    (at) =>
      html`<text class="tick" x="${20 + at * 26}" y="182" text-anchor="middle">${(at * width).toFixed(width < 1 ? 1 : 0)}</text>`,
  );
  return html`<svg role="img" aria-label="${title}" viewBox="0 0 680 206" width="680" height="206"><title>${title}</title>${columns}<line class="axis" x1="20" y1="164" x2="644" y2="164"/>${ticks}<text x="332" y="202" text-anchor="middle">毫秒</text></svg>`;
}
