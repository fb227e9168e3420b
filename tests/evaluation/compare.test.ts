import { describe, expect, it } from 'vitest';
import { type BaselineEntry, compare, isPassed, toBaseline } from '../../src/evaluation/compare.js';
import { BASELINE_TOLERANCE, GATES } from '../../src/evaluation/gates.js';
import { METRIC_NAMES, METRICS, type Measures, type MetricName } from '../../src/evaluation/metrics.js';

/** Measures in which everything is as good as can be, but for those given. */
function measures(given: Partial<Record<MetricName, number | null>> = {}): Measures {
  const entries = METRIC_NAMES.map((name) => {
    const value = given[name] === undefined ? (METRICS[name].better === 'higher' ? 1 : 0) : given[name];
    return [name, { value, count: 0, of: 0 }] as const;
  });
  return Object.fromEntries(entries) as Record<MetricName, Measures[MetricName]>;
}

const passes = (given: Partial<Record<MetricName, number | null>>, baseline: BaselineEntry | null = null): boolean =>
  isPassed(compare(measures(given), baseline));

describe('the gates', () => {
  it('pass a perfect run', () => {
    expect(passes({})).toBe(true);
  });

  it.each([
    ['rightClauseFirst', 0.9, 0.899],
    ['verbatim', 1, 0.9999],
    ['inventedClauses', 0, 1],
    ['inventedFigures', 0, 1],
    ['uncitedSentences', 0, 1],
    ['rightRefusals', 0.9, 0.899],
    ['falseRefusals', 0.08, 0.081],
  ] as const)('of %s hold at %d and fail at %d', (metric, good, bad) => {
    expect(passes({ [metric]: good })).toBe(true);
    expect(passes({ [metric]: bad })).toBe(false);
    expect(compare(measures({ [metric]: bad }), null).find((each) => each.metric === metric)?.gatePassed).toBe(false);
  });

  it('are all tried above: a gate without such a case could be one that never fails', () => {
    expect(Object.keys(GATES)).toHaveLength(7);
  });

  it('say nothing of what no question asked for', () => {
    expect(passes({ rightRefusals: null })).toBe(true);
  });
});

describe('the baseline', () => {
  const baseline: BaselineEntry = {
    questions: 100,
    measures: { outcomeRight: 0.95, falseRefusals: 0.02, inventedFigures: 0 },
  };

  it('fails a share that fell by more than the tolerance, whatever the gates say', () => {
    expect(passes({ outcomeRight: 0.95 - BASELINE_TOLERANCE }, baseline)).toBe(true);
    expect(passes({ outcomeRight: 0.95 - BASELINE_TOLERANCE - 0.001 }, baseline)).toBe(false);
  });

  it('knows that fewer false refusals are better', () => {
    expect(passes({ falseRefusals: 0.04 }, baseline)).toBe(false);
    expect(passes({ falseRefusals: 0 }, baseline)).toBe(true);
  });

  it('says by how much each figure changed, and compares only what it has', () => {
    const changes = compare(measures({ outcomeRight: 0.96 }), baseline);
    expect(changes.find(({ metric }) => metric === 'outcomeRight')?.change).toBeCloseTo(0.01, 10);
    expect(changes.find(({ metric }) => metric === 'right')).toMatchObject({
      baseline: null,
      change: null,
      regressed: false,
    });
  });

  it('written from a run and compared with the same run shows no loss, rounding included', () => {
    const run = measures({ right: 2 / 3, falseRefusals: 1 / 30, mustInclude: null });
    const entry = toBaseline(30, run);
    expect(entry.measures).toMatchObject({ right: 0.6667, falseRefusals: 0.0333 });
    expect('mustInclude' in entry.measures).toBe(false);
    expect(compare(run, entry).filter(({ regressed }) => regressed)).toEqual([]);
  });
});
