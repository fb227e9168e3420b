import type { AnswerSignals } from '../answer/measure-evidence.js';
import { DECISION } from '../answer/weights.js';

type SignalName = keyof AnswerSignals;

/** One question with the evidence found for it, and whether the documents answer it. */
export interface DecisionExample {
  readonly signals: AnswerSignals;
  readonly answerable: boolean;
}

/** A logistic model as `DECISION` keeps it. */
export interface FittedDecision {
  readonly bias: number;
  readonly weight: Readonly<Record<SignalName, number>>;
  /** Area under the receiver operating characteristic on the examples: 0.5 is chance. */
  readonly area: number;
  /** For each threshold the share of answerable questions declined and of unanswerable ones answered. */
  readonly curve: readonly {
    readonly threshold: number;
    readonly falseRefusals: number;
    readonly wrongAnswers: number;
  }[];
}

const ROUNDS = 4000;
const RATE = 0.5;
/** Strength of the pull of every weight towards zero, so that no signal is trusted beyond its evidence. */
const RIDGE = 0.002;

/**
 * Fits the decision by gradient descent on the logistic loss with a ridge. Both sides weigh the same, however many examples
 * either has. Deterministic. Throws a RangeError where one side has no example.
 */
export function fitDecision(examples: readonly DecisionExample[]): FittedDecision {
  const names = DECISION.names;
  const positives = examples.filter((example) => example.answerable).length;
  if (positives === 0 || positives === examples.length) throw new RangeError('both kinds of example are needed');
  const share = (answerable: boolean): number => 0.5 / (answerable ? positives : examples.length - positives);
  const weights = names.map(() => 0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = names.map(() => 0);
    let slopeOfBias = 0;
    for (const { signals, answerable } of examples) {
      const sum = names.reduce((total, name, at) => total + (weights[at] ?? 0) * signals[name], bias);
      const error = (1 / (1 + Math.exp(-sum)) - (answerable ? 1 : 0)) * share(answerable);
      names.forEach((name, at) => {
        slope[at] = (slope[at] ?? 0) + error * signals[name];
      });
      slopeOfBias += error;
    }
    weights.forEach((weight, at) => {
      weights[at] = weight - RATE * ((slope[at] ?? 0) + RIDGE * weight);
    });
    bias -= RATE * slopeOfBias;
  }
  const weight = Object.fromEntries(names.map((name, at) => [name, round(weights[at] ?? 0)])) as Record<
    SignalName,
    number
  >;
  const scored = examples.map(({ signals, answerable }) => ({
    answerable,
    confidence: 1 / (1 + Math.exp(-names.reduce((sum, name) => sum + weight[name] * signals[name], bias))),
  }));
  return { bias: round(bias), weight, area: areaUnder(scored), curve: curveOf(scored) };
}

interface Scored {
  readonly answerable: boolean;
  readonly confidence: number;
}

/** Share of pairs of an answerable and an unanswerable question that the confidence puts in the right order. */
function areaUnder(scored: readonly Scored[]): number {
  const [right, wrong] = [true, false].map((side) => scored.filter((each) => each.answerable === side));
  let won = 0;
  for (const a of right ?? []) {
    for (const b of wrong ?? []) won += a.confidence > b.confidence ? 1 : a.confidence === b.confidence ? 0.5 : 0;
  }
  return round(won / ((right?.length ?? 0) * (wrong?.length ?? 0)));
}

function curveOf(scored: readonly Scored[]): FittedDecision['curve'] {
  const rate = (answerable: boolean, counts: (confidence: number) => boolean): number => {
    const side = scored.filter((each) => each.answerable === answerable);
    return round(side.filter((each) => counts(each.confidence)).length / side.length);
  };
  return Array.from({ length: 19 }, (_, step) => {
    const threshold = round((step + 1) / 20);
    return {
      threshold,
      falseRefusals: rate(true, (confidence) => confidence < threshold),
      wrongAnswers: rate(false, (confidence) => confidence >= threshold),
    };
  });
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
