import type { ScoredReply } from './evaluate.js';
import type { ReplyScore } from './score-reply.js';

/** What is measured of a set of replies; the order is that of the report. */
export const METRIC_NAMES = [
  'right',
  'outcomeRight',
  'rightClauseFirst',
  'rightClauseAny',
  'rightClauseAll',
  'rightRefusals',
  'falseRefusals',
  'verbatim',
  'inventedClauses',
  'inventedFigures',
  'uncitedSentences',
  'mustInclude',
  'mustNotInclude',
] as const;
export type MetricName = (typeof METRIC_NAMES)[number];

/** A share (`count / of`), or a bare count where `METRICS` says so. `value` is null where nothing was there to measure. */
interface Measured {
  readonly value: number | null;
  readonly count: number;
  readonly of: number;
}
export type Measures = Readonly<Record<MetricName, Measured>>;

export interface Metric {
  /** As people read it. */
  readonly title: string;
  readonly unit: 'share' | 'count';
  readonly better: 'higher' | 'lower';
  readonly measure: (replies: readonly ScoredReply[]) => Measured;
}

/** Every metric: its name for people, which way is better, and how it is counted. */
export const METRICS: Readonly<Record<MetricName, Metric>> = {
  right: share('完全正确', 'higher', ({ right }) => right),
  outcomeRight: share('结果类型正确', 'higher', ({ outcomeRight }) => outcomeRight),
  rightClauseFirst: share('首条依据正确', 'higher', ({ clauseFirst }) => clauseFirst),
  rightClauseAny: share('引用了正确条款', 'higher', ({ clauseAny }) => clauseAny),
  rightClauseAll: share('应引条款齐全', 'higher', ({ clauseAll }) => clauseAll),
  rightRefusals: share('该拒答时拒答', 'higher', ({ refusedRightly }) => refusedRightly),
  falseRefusals: share('该答时误拒', 'lower', ({ falselyRefused }) => falselyRefused),
  verbatim: {
    title: '引文逐字一致',
    unit: 'share',
    better: 'higher',
    // A quoted sentence can fault a reply whose citations are sound, so faults are capped by what was cited.
    measure: (replies) => {
      const of = sum(replies, ({ citationCount }) => citationCount);
      const faults = sum(replies, ({ nonVerbatim }) => nonVerbatim.length);
      return ratio(Math.max(0, of - faults), of);
    },
  },
  inventedClauses: count('虚构条款', ({ inventedClauses }) => inventedClauses.length),
  inventedFigures: count('无依据数字', ({ inventedFigures }) => inventedFigures.length),
  uncitedSentences: count('无依据句子', ({ uncited }) => uncited.length),
  mustInclude: share('要点齐全', 'higher', ({ missing }) => missing && missing.length === 0),
  mustNotInclude: share('未肯定错误说法', 'higher', ({ forbidden }) => forbidden && forbidden.length === 0),
};

/** Measures everything over some replies. */
export function measureReplies(replies: readonly ScoredReply[]): Measures {
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, METRICS[name].measure(replies)])) as Record<
    MetricName,
    Measured
  >;
}

/** The share of replies for which `hit` holds, among those of which it is asked (not null). */
function share(title: string, better: Metric['better'], hit: (score: ReplyScore) => boolean | null): Metric {
  return {
    title,
    unit: 'share',
    better,
    measure: (replies) => {
      const asked = replies.map(({ score }) => hit(score)).filter((value) => value !== null);
      return ratio(asked.filter(Boolean).length, asked.length);
    },
  };
}

/** A total over all replies, of which there should be none. */
function count(title: string, faults: (score: ReplyScore) => number): Metric {
  return {
    title,
    unit: 'count',
    better: 'lower',
    measure: (replies) => {
      const total = sum(replies, faults);
      return { value: replies.length === 0 ? null : total, count: total, of: replies.length };
    },
  };
}

function ratio(hits: number, of: number): Measured {
  return { value: of === 0 ? null : hits / of, count: hits, of };
}

function sum(replies: readonly ScoredReply[], value: (score: ReplyScore) => number): number {
  return replies.reduce((total, { score }) => total + value(score), 0);
}
