import type { AnswerSignals } from '../answer/measure-evidence.js';
import { DECISION } from '../answer/weights.js';
import { fitLogistic, type LogisticRow, probabilityOf } from './fit-logistic.js';

type SignalName = (typeof DECISION.names)[number];

/** A logistic model; positive weights speak for an answer. */
export interface DecisionModel {
  readonly bias: number;
  readonly weight: Readonly<Record<SignalName, number>>;
}

/** One question with the evidence found for it, and whether the documents answer it. */
export interface DecisionExample {
  /** The set it is of; every set weighs the same, however many questions it has. */
  readonly set: string;
  /** Examples of one group stand or fall together in a fold. */
  readonly group: string;
  readonly signals: AnswerSignals;
  readonly answerable: boolean;
}

/** What declining below one confidence would have come to, in one set. Null where the set has no such question. */
export interface CurvePoint {
  readonly threshold: number;
  /** Of the questions that have an answer, the share declined. */
  readonly falseRefusals: number | null;
  /** Of the questions that have none, the share declined. */
  readonly rightRefusals: number | null;
}

/** Both models as `DECISION` keeps them, with what it does on folds that it was not fitted on. */
export interface FittedDecision {
  readonly longDocuments: DecisionModel;
  readonly shortDocuments: DecisionModel;
  readonly heldBack: Readonly<
    Record<
      string,
      {
        readonly answerable: number;
        readonly unanswerable: number;
        /** Area under the receiver operating characteristic: 0.5 is chance; null where one side is empty. */
        readonly area: number | null;
        readonly curve: readonly CurvePoint[];
      }
    >
  >;
}

/** Each signal and a bias, once for long and once for short documents. */
const WIDTH = 2 * (DECISION.names.length + 1);
const FOLDS = 5;

interface Row extends LogisticRow {
  readonly fold: number;
}

/**
 * Fits the decision: logistic regression with a ridge, by Newton's method. In each set both sides weigh the same. The
 * curves are of folds held back. Deterministic. Throws a RangeError where one side has no example at all.
 */
export function fitDecision(examples: readonly DecisionExample[]): FittedDecision {
  if (!examples.some(({ answerable }) => answerable) || examples.every(({ answerable }) => answerable))
    throw new RangeError('both kinds of example are needed');
  const rows = rowsOf(examples);
  const whole = fitLogistic(rows);
  const confidences = new Array<number>(rows.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = fitLogistic(rows.filter((row) => row.fold !== fold));
    rows.forEach((row, at) => {
      if (row.fold === fold) confidences[at] = probabilityOf(row.values, weights);
    });
  }
  const scored = examples.map(({ set, answerable }, at) => ({ set, answerable, confidence: confidences[at] ?? 0 }));
  return {
    longDocuments: modelOf(whole.slice(0, WIDTH / 2)),
    shortDocuments: modelOf(whole.slice(WIDTH / 2)),
    heldBack: Object.fromEntries(
      [...new Set(examples.map(({ set }) => set))].map((set) => {
        const own = scored.filter((each) => each.set === set);
        const [right, wrong] = [true, false].map((side) => own.filter(({ answerable }) => answerable === side));
        return [
          set,
          {
            answerable: right?.length ?? 0,
            unanswerable: wrong?.length ?? 0,
            area: areaUnder(right ?? [], wrong ?? []),
            curve: curveOf(right ?? [], wrong ?? []),
          },
        ];
      }),
    ),
  };
}

function rowsOf(examples: readonly DecisionExample[]): readonly Row[] {
  const counts = new Map<string, number>();
  const side = ({ set, answerable }: DecisionExample): string => `${set} ${answerable}`;
  for (const example of examples) counts.set(side(example), (counts.get(side(example)) ?? 0) + 1);
  const fold = new Map([...new Set(examples.map(({ group }) => group))].map((group, at) => [group, at % FOLDS]));
  return examples.map((example) => ({
    values: valuesOf(example.signals),
    isPositive: example.answerable,
    share: 1 / (counts.get(side(example)) ?? 1) / counts.size,
    fold: fold.get(example.group) ?? 0,
  }));
}

function valuesOf(signals: AnswerSignals): readonly number[] {
  const values = [...DECISION.names.map((name) => signals[name]), 1];
  return [...values.map((value) => value * (1 - signals.reach)), ...values.map((value) => value * signals.reach)];
}

function modelOf(weights: readonly number[]): DecisionModel {
  return {
    bias: round(weights.at(-1) ?? 0),
    weight: Object.fromEntries(DECISION.names.map((name, at) => [name, round(weights[at] ?? 0)])) as Record<
      SignalName,
      number
    >,
  };
}

interface Scored {
  readonly confidence: number;
}

/** Share of pairs of an answerable and an unanswerable question that the confidence puts in the right order. */
function areaUnder(right: readonly Scored[], wrong: readonly Scored[]): number | null {
  if (right.length === 0 || wrong.length === 0) return null;
  let won = 0;
  for (const a of right) {
    for (const b of wrong) won += a.confidence > b.confidence ? 1 : a.confidence === b.confidence ? 0.5 : 0;
  }
  return round(won / (right.length * wrong.length));
}

function curveOf(right: readonly Scored[], wrong: readonly Scored[]): readonly CurvePoint[] {
  const declined = (side: readonly Scored[], threshold: number): number | null =>
    side.length === 0 ? null : round(side.filter((each) => each.confidence < threshold).length / side.length);
  return Array.from({ length: 19 }, (_, step) => {
    const threshold = round((step + 1) / 20);
    return { threshold, falseRefusals: declined(right, threshold), rightRefusals: declined(wrong, threshold) };
  });
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
