import { OUTCOMES, type Outcome } from '../domain/answer.js';
import { QUESTION_KINDS, QUESTION_VARIANTS } from '../domain/evaluation-question.js';
import { type Calibration, calibrate } from './calibrate.js';
import type { ScoredReply } from './evaluate.js';
import { type Latency, measureLatency } from './measure-latency.js';
import { type ModelMeasures, measureModel } from './measure-model.js';
import { type Measures, measureReplies } from './metrics.js';
import { demandOf } from './score-reply.js';

/** One group of questions of the same kind or variant. */
export interface GroupSummary {
  /** A kind or a variant; `plain` for questions without a variant. */
  readonly group: string;
  readonly questions: number;
  readonly measures: Measures;
}

/** How often an expected outcome ended as which. */
export interface ConfusionRow {
  /** What was acceptable: an answer, a refusal, one single other outcome, or several of different kinds. */
  readonly expected: 'answer' | 'refuse' | 'either' | Outcome;
  readonly got: Readonly<Record<Outcome, number>>;
}

export interface EvaluationSummary {
  readonly questions: number;
  readonly faults: number;
  readonly measures: Measures;
  readonly byKind: readonly GroupSummary[];
  readonly byVariant: readonly GroupSummary[];
  readonly confusion: readonly ConfusionRow[];
  readonly calibration: Calibration;
  readonly latency: Latency;
  /** What a language model did; null where none was asked. */
  readonly model: ModelMeasures | null;
}

/** Everything that is counted over scored replies. Groups without a question are left out. */
export function summarise(replies: readonly ScoredReply[]): EvaluationSummary {
  return {
    questions: replies.length,
    faults: replies.filter(({ fault }) => fault !== null).length,
    measures: measureReplies(replies),
    byKind: group(replies, QUESTION_KINDS, ({ question }) => question.kind),
    byVariant: group(replies, ['plain', ...QUESTION_VARIANTS], ({ question }) => question.variant ?? 'plain'),
    confusion: confuse(replies),
    calibration: calibrate(replies),
    latency: measureLatency(replies.filter(({ fault }) => fault === null).map(({ reply }) => reply.timings.totalMs)),
    model: measureModel(replies.map(({ reply }) => reply)),
  };
}

function group(
  replies: readonly ScoredReply[],
  names: readonly string[],
  nameOf: (reply: ScoredReply) => string,
): readonly GroupSummary[] {
  return names.flatMap((name) => {
    const members = replies.filter((reply) => nameOf(reply) === name);
    return members.length === 0 ? [] : [{ group: name, questions: members.length, measures: measureReplies(members) }];
  });
}

function confuse(replies: readonly ScoredReply[]): readonly ConfusionRow[] {
  const rows = new Map<ConfusionRow['expected'], Record<Outcome, number>>();
  for (const { question, reply } of replies) {
    const demand = demandOf(question);
    const [only, ...others] = question.expect.outcomes;
    const expected = demand === 'either' && only !== undefined && others.length === 0 ? only : demand;
    const got =
      rows.get(expected) ?? (Object.fromEntries(OUTCOMES.map((name) => [name, 0])) as Record<Outcome, number>);
    got[reply.outcome] += 1;
    rows.set(expected, got);
  }
  return [...rows].map(([expected, got]) => ({ expected, got }));
}
