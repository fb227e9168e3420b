import type { ScoredReply } from './evaluate.js';
import { demandOf } from './score-reply.js';

/** What would have come of answering only at or above one confidence. Shares are null where they divide by nothing. */
interface ThresholdPoint {
  readonly threshold: number;
  /** Share of all questions that would be answered. */
  readonly coverage: number;
  /** Of the questions that have an answer, the share declined. */
  readonly falseRefusals: number | null;
  /** Of the questions that have none, the share declined. */
  readonly rightRefusals: number | null;
  /** Of the questions answered, the share with a wrong first clause or with no answer in the documents. */
  readonly risk: number | null;
}

/** Confidence against truth in one tenth of the scale. */
interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number | null;
  readonly rightShare: number | null;
}

export interface Calibration {
  /** Questions with a confidence that must be answered or must be declined; the others say nothing here. */
  readonly count: number;
  readonly points: readonly ThresholdPoint[];
  readonly bins: readonly ReliabilityBin[];
  /**
   * Expected calibration error: the bins' |mean confidence − share right|, weighted by their counts (Guo, Pleiss, Sun and
   * Weinberger, “On Calibration of Modern Neural Networks”, ICML 2017). 0 is perfect; null without data.
   */
  readonly calibrationError: number | null;
}

/** Thresholds looked at: 0, 0.05 … 1. */
const STEPS = 20;
const BINS = 10;

interface Observation {
  readonly confidence: number;
  readonly answerable: boolean;
  /** Answering would have been right: the documents answer it, and the clause named first is the right one. */
  readonly right: boolean;
}

/**
 * Holds the confidence of each reply against the truth, over all thresholds. Needs no second run: a declined reply names
 * the nearest clause, and that is the one it would have answered from.
 */
export function calibrate(replies: readonly ScoredReply[]): Calibration {
  const observations = replies.flatMap(observe);
  const points = Array.from({ length: STEPS + 1 }, (_, step) => pointAt(step / STEPS, observations));
  const bins = Array.from({ length: BINS }, (_, bin) => binAt(bin, observations));
  const error = bins.reduce(
    (sum, { count, meanConfidence, rightShare }) =>
      sum + (count / observations.length) * Math.abs((meanConfidence ?? 0) - (rightShare ?? 0)),
    0,
  );
  return { count: observations.length, points, bins, calibrationError: observations.length === 0 ? null : error };
}

function observe({ question, reply, score }: ScoredReply): readonly Observation[] {
  const demand = demandOf(question);
  const { confidence } = reply;
  if (confidence === undefined || demand === 'either') return [];
  const answerable = demand === 'answer';
  return [{ confidence, answerable, right: answerable && score.nearestRight !== false }];
}

function pointAt(threshold: number, all: readonly Observation[]): ThresholdPoint {
  const answered = all.filter(({ confidence }) => confidence >= threshold);
  const declined = all.filter(({ confidence }) => confidence < threshold);
  const isAnswerable = ({ answerable }: Observation): boolean => answerable;
  const answerable = all.filter(isAnswerable).length;
  const declinedAnswerable = declined.filter(isAnswerable).length;
  return {
    threshold,
    coverage: share(answered.length, all.length) ?? 0,
    falseRefusals: share(declinedAnswerable, answerable),
    rightRefusals: share(declined.length - declinedAnswerable, all.length - answerable),
    risk: share(answered.filter(({ right }) => !right).length, answered.length),
  };
}

function binAt(bin: number, all: readonly Observation[]): ReliabilityBin {
  // A confidence of exactly 1 belongs to the last bin.
  const members = all.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
  const sum = members.reduce((total, { confidence }) => total + confidence, 0);
  return {
    from: bin / BINS,
    to: (bin + 1) / BINS,
    count: members.length,
    meanConfidence: share(sum, members.length),
    rightShare: share(members.filter(({ right }) => right).length, members.length),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
