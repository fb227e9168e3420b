import type { Claim } from './read-claims.js';
import { isSameFigure, isSameNumber, type StatedFigure } from './read-figures.js';
import type { BearingUnit, Fragment } from './read-units.js';
import type { StatementFault } from './statement.js';

/**
 * The units whose one sentence states every figure of the claim, for the same year; all units where it has none. Else what
 * is wrong. `claimed` is the year under which the claim stands where it names none itself.
 */
export function unitsWithFigures(
  claim: Claim,
  units: readonly BearingUnit[],
): { readonly units: readonly BearingUnit[] } | { readonly fault: StatementFault } {
  if (claim.figures.length === 0) return { units };
  for (const figure of claim.figures) {
    const all = units.flatMap((unit) => unit.figures);
    if (!all.some((borne) => isSameFigure(figure, borne))) return { fault: faultOf(figure, all) };
  }
  const together = units.filter((unit) =>
    claim.figures.every((figure) => timesIn(figure, claim.figures) <= timesIn(figure, unit.figures)),
  );
  if (together.length === 0)
    return { fault: { kind: 'figure', detail: `条款没有在同一句里写这些数字：${textsOf(claim.figures)}` } };
  const inTime = together.filter((unit) => claim.figures.every((figure) => isInTime(figure, claim, unit)));
  return inTime.length > 0
    ? { units: inTime }
    : { fault: { kind: 'year', detail: `条款给这些数字定的不是这个年份：${textsOf(claim.figures)}` } };
}

/** How often the amount is stated; a year counts once, however often it is repeated. */
function timesIn(figure: StatedFigure, figures: readonly StatedFigure[]): number {
  const times = figures.filter((each) => isSameFigure(figure, each)).length;
  return figure.kind === 'year' ? Math.min(1, times) : times;
}

/** Whether the unit states the figure for the year for which the claim states it. */
function isInTime(figure: StatedFigure, claim: Claim, { figures }: BearingUnit): boolean {
  if (figure.kind === 'year') return true;
  const claimed = figure.year ?? firstYear(claim.figures);
  if (claimed === null) return true;
  return figures.some((borne) => isSameFigure(figure, borne) && (borne.year ?? firstYear(figures)) === claimed);
}

function firstYear(figures: readonly StatedFigure[]): number | null {
  return figures.find(({ kind }) => kind === 'year')?.value ?? null;
}

function faultOf(figure: StatedFigure, all: readonly StatedFigure[]): StatementFault {
  if (figure.kind === 'year') return { kind: 'year', detail: `条款没有写这个年份：${figure.text}` };
  const alike = all.filter((borne) => isSameNumber(figure, borne));
  const written = alike.find((borne) => borne.unit === figure.unit);
  if (written) return { kind: 'figure', detail: `“${figure.text}”的比较词（超过、以上、不高于……）与条款不同` };
  if (alike.length > 0) return { kind: 'unit', detail: `“${figure.text}”的单位与条款不同` };
  return { kind: 'figure', detail: `条款没有写这个数字：${figure.text}` };
}

/**
 * Whether the amounts of the claim are said of what the unit counts: no other fragment of the unit with an amount, nor one of
 * the cited clauses with an amount in the same unit, may have more of the claim's words.
 */
export function checkCounted(
  claim: Claim,
  statement: string,
  unit: BearingUnit,
  units: readonly BearingUnit[],
): StatementFault | null {
  for (const figure of claim.figures.filter(({ kind }) => kind === 'amount')) {
    const holding = unit.fragments.filter(({ figures }) => figures.some((borne) => isSameFigure(figure, borne)));
    const others = units
      .flatMap((each) =>
        each.fragments.filter(({ figures }) =>
          figures.some((borne) => isRival(borne, figure, claim) && (each === unit || borne.unit === figure.unit)),
        ),
      )
      .filter((fragment) => !holding.includes(fragment));
    const found = (fragment: Fragment): number => claim.words.accountedBy(fragment.text).found;
    const own = Math.max(0, ...holding.map(found));
    if (others.some((other) => found(other) > own))
      return { kind: 'subject', detail: `“${figure.text}”在条款里说的不是这件事` };
    const [first] = holding;
    if (first && /分别/u.test(first.text) && !isInItsPlace(figure, first, unit, statement, claim))
      return { kind: 'subject', detail: `“${figure.text}”与条款里分别对应的事项不符` };
  }
  return null;
}

function isRival(borne: StatedFigure, figure: StatedFigure, claim: Claim): boolean {
  return (
    borne.kind === 'amount' &&
    (figure.year === null || borne.year === null || figure.year === borne.year) &&
    !isSameFigure(figure, borne) &&
    !claim.figures.some((own) => isSameFigure(own, borne))
  );
}

/** 取得中级、高级证书的，分别给予1500元、2000元: the item of the figure's place must be named, and no other. */
function isInItsPlace(
  figure: StatedFigure,
  { figures, span }: Fragment,
  unit: BearingUnit,
  statement: string,
  claim: Claim,
): boolean {
  const amounts = figures.filter(({ kind }) => kind === 'amount');
  if (amounts.every((amount) => claim.figures.some((own) => isSameFigure(own, amount)))) return true;
  const items =
    unit.text
      .slice(0, span[0])
      .match(/[^，。；、]+(?:、[^，。；、]+)+/gu)
      ?.at(-1)
      ?.split('、') ?? [];
  if (items.length !== amounts.length) return false;
  const keys = items.map((item, at) => (at === 0 ? item.slice(-2) : item.slice(0, 2)));
  const place = amounts.findIndex((amount) => isSameFigure(figure, amount));
  return keys.every((key, at) => statement.includes(key) === (at === place));
}

function textsOf(figures: readonly StatedFigure[]): string {
  return figures.map(({ text }) => text).join('、');
}
