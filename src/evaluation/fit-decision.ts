import type { AnswerSignals } from '../answer/measure-evidence.js';
import { DECISION } from '../answer/weights.js';
import { fitLogistic, type LogisticRow, probabilityOf } from './fit-logistic.js';

/** A logistic model; positive weights speak for an answer. */
export interface DecisionModel {
  readonly bias: number;
  readonly weight: Readonly<Record<string, number>>;
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

/** Both models as `DECISION` keeps them, null where no example is of their kind, with what they do on folds that they were not fitted on. */
export interface FittedDecision {
  readonly oneDocument: DecisionModel | null;
  readonly manyDocuments: DecisionModel | null;
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

const KINDS = ['oneDocument', 'manyDocuments'] as const;
type Kind = (typeof KINDS)[number];
const FOLDS = 5;

interface Row extends LogisticRow {
  readonly fold: number;
  readonly at: number;
}

/**
 * Fits the decision: logistic regression with a ridge, by Newton's method, apart for examples of one document and of many (which have a
 * `joint` signal). In each set both sides weigh the same. The curves are of folds held back. Deterministic. Throws a
 * RangeError where one side has no example at all.
 */
export function fitDecision(examples: readonly DecisionExample[]): FittedDecision {
  if (!examples.some(({ answerable }) => answerable) || examples.every(({ answerable }) => answerable))
    throw new RangeError('both kinds of example are needed');
  const confidences = new Array<number>(examples.length).fill(0);
  const fitted: Record<Kind, DecisionModel | null> = { oneDocument: null, manyDocuments: null };
  for (const kind of KINDS) {
    const rows = rowsOf(examples, kind);
    if (rows.length === 0) continue;
    fitted[kind] = modelOf(kind, fitLogistic(rows));
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const weights = fitLogistic(rows.filter((row) => row.fold !== fold));
      for (const row of rows) if (row.fold === fold) confidences[row.at] = probabilityOf(row.values, weights);
    }
  }
  const scored = examples.map(({ set, answerable }, at) => ({ set, answerable, confidence: confidences[at] ?? 0 }));
  return {
    ...fitted,
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

function rowsOf(examples: readonly DecisionExample[], kind: Kind): readonly Row[] {
  const own = examples.flatMap((example, at) => (kindOf(example) === kind ? [{ example, at }] : []));
  const counts = new Map<string, number>();
  const side = ({ set, answerable }: DecisionExample): string => `${set} ${answerable}`;
  for (const { example } of own) counts.set(side(example), (counts.get(side(example)) ?? 0) + 1);
  const fold = new Map([...new Set(own.map(({ example }) => example.group))].map((group, at) => [group, at % FOLDS]));
  return own.map(({ example, at }) => ({
    values: [...namesOf(kind).map((name) => example.signals[name] ?? 0), 1],
    isPositive: example.answerable,
    share: 1 / (counts.get(side(example)) ?? 1) / counts.size,
    fold: fold.get(example.group) ?? 0,
    at,
  }));
}

function kindOf({ signals }: DecisionExample): Kind {
  return signals.joint === null ? 'oneDocument' : 'manyDocuments';
}

function namesOf(kind: Kind): readonly (keyof AnswerSignals)[] {
  return Object.keys(DECISION[kind].weight) as (keyof AnswerSignals)[];
}

function modelOf(kind: Kind, weights: readonly number[]): DecisionModel {
  return {
    bias: round(weights.at(-1) ?? 0),
    weight: Object.fromEntries(namesOf(kind).map((name, at) => [name, round(weights[at] ?? 0)])),
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
