import type { SupportSignals } from '../answer/model/measure-support.js';
import { SUPPORT } from '../answer/weights.js';
import type { JudgedExample } from './evaluate-statements.js';
import { fitLogistic, probabilityOf } from './fit-logistic.js';

/** What sending statements from one probability on would have come to, in the tuning half. */
export interface SupportPoint {
  readonly threshold: number;
  /** Of the true statements that broke no rule, the share kept. */
  readonly kept: number;
  /** Of the false ones that broke no rule, the share rejected. */
  readonly rejected: number;
}

/** The model as `SUPPORT` keeps it. */
export interface FittedSupport {
  readonly examples: { readonly true: number; readonly false: number };
  readonly bias: number;
  readonly weight: Readonly<Record<(typeof SUPPORT.names)[number], number>>;
  readonly curve: readonly SupportPoint[];
}

/**
 * Fits the support of a statement on the tuning half: on those that broke no rule, true and false weighing the same.
 * Deterministic. Throws a RangeError where one side has no example.
 */
export function fitSupport(examples: readonly JudgedExample[]): FittedSupport {
  const measured = examples.flatMap(({ half, kind, judged: { signals } }) =>
    half === 'tuning' && signals ? [{ values: valuesOf(signals), isTrue: kind === 'true' }] : [],
  );
  const [truths, others] = [true, false].map((side) => measured.filter(({ isTrue }) => isTrue === side).length);
  if (!truths || !others) throw new RangeError('both true and false statements are needed');
  const weights = fitLogistic(
    measured.map(({ values, isTrue }) => ({ values, isPositive: isTrue, share: 0.5 / (isTrue ? truths : others) })),
  );
  const shareFrom = (side: boolean, threshold: number): number =>
    measured.filter(({ values, isTrue }) => isTrue === side && probabilityOf(values, weights) >= threshold).length /
    (side ? truths : others);
  return {
    examples: { true: truths, false: others },
    bias: round(weights.at(-1) ?? 0),
    weight: Object.fromEntries(SUPPORT.names.map((name, at) => [name, round(weights[at] ?? 0)])) as Record<
      (typeof SUPPORT.names)[number],
      number
    >,
    curve: Array.from({ length: 19 }, (_, step) => {
      const threshold = round((step + 1) / 20);
      return {
        threshold,
        kept: round(shareFrom(true, threshold)),
        rejected: round(1 - shareFrom(false, threshold)),
      };
    }),
  };
}

function valuesOf(signals: SupportSignals): readonly number[] {
  return [...SUPPORT.names.map((name) => signals[name]), 1];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
