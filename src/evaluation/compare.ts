import { BASELINE_TOLERANCE, GATES, type Gate } from './gates.js';
import { METRIC_NAMES, METRICS, type Measures, type MetricName } from './metrics.js';

/** The figures of one question set that were agreed on; metrics without a value are left out. */
export interface BaselineEntry {
  readonly questions: number;
  readonly measures: Readonly<Partial<Record<MetricName, number>>>;
}

/** The committed baseline: one entry a question set, by the name of its file without the ending. */
export interface Baseline {
  readonly sets: Readonly<Record<string, BaselineEntry>>;
}

/** What became of one metric. */
export interface Comparison {
  readonly metric: MetricName;
  readonly value: number | null;
  readonly gate: Gate | null;
  /** True where the metric has no gate, or no question asked for it. */
  readonly gatePassed: boolean;
  readonly baseline: number | null;
  /** Value minus baseline; null where one is missing. */
  readonly change: number | null;
  /** Worse than the baseline by more than the tolerance. */
  readonly regressed: boolean;
}

/** Holds measures against the gates and, where there is one, against the baseline. In the order of the metrics. */
export function compare(measures: Measures, baseline: BaselineEntry | null): readonly Comparison[] {
  return METRIC_NAMES.map((metric): Comparison => {
    const { value } = measures[metric];
    const gate = GATES[metric] ?? null;
    const before = baseline?.measures[metric] ?? null;
    const change = value === null || before === null ? null : value - before;
    return {
      metric,
      value,
      gate,
      gatePassed: gate === null || value === null || passes(value, gate),
      baseline: before,
      change,
      regressed: change !== null && isWorse(metric, change),
    };
  });
}

/** Whether every gate holds and nothing got worse. */
export function isPassed(comparisons: readonly Comparison[]): boolean {
  return comparisons.every(({ gatePassed, regressed }) => gatePassed && !regressed);
}

/** What to keep of measures as the new baseline, rounded so that a diff of the file can be read. */
export function toBaseline(questions: number, measures: Measures): BaselineEntry {
  const kept = METRIC_NAMES.flatMap((metric) => {
    const { value } = measures[metric];
    return value === null ? [] : [[metric, Math.round(value * 10_000) / 10_000] as const];
  });
  return { questions, measures: Object.fromEntries(kept) };
}

function passes(value: number, gate: Gate): boolean {
  return 'atLeast' in gate ? value >= gate.atLeast : value <= gate.atMost;
}

/** Half of the last kept digit of the baseline; without it, an unchanged share could look worse than itself. */
const ROUNDING = 0.000_05;

function isWorse(metric: MetricName, change: number): boolean {
  const { better, unit } = METRICS[metric];
  const loss = better === 'higher' ? -change : change;
  return loss > (unit === 'count' ? 0 : BASELINE_TOLERANCE) + ROUNDING;
}
