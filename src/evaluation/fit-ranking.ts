import {
  type CandidateSignals,
  type CorpusKinds,
  SIGNALS,
  type SignalName,
  scaleSignals,
} from '../search/fuse-signals.js';
import { mean, normalisedGain } from './retrieval-measures.js';

/** One question with the candidates that search found for it, and which of them are right. */
export interface RankingExample {
  /** The set it is of; figures are given for each. */
  readonly set: string;
  /** Examples of one group stand or fall together in a fold: questions about one document. */
  readonly group: string;
  readonly candidates: readonly { readonly signals: CandidateSignals; readonly relevant: boolean }[];
  /** Of its corpus. */
  readonly kinds: CorpusKinds;
  /** How many clauses are right, found or not. */
  readonly relevantCount: number;
}

/** nDCG@10 on held-back folds, by set. */
export type HeldBack = Readonly<Record<string, number>>;

export interface FittedRanking {
  readonly examples: number;
  readonly weight: Readonly<Record<keyof CorpusKinds, CandidateSignals>>;
  readonly heldBack: HeldBack;
  /** The same fitted anew without one signal: what it buys is the difference. */
  readonly without: Readonly<Partial<Record<SignalName, HeldBack>>>;
}

/** Every signal has a weight for each kind of corpus. */
const KINDS = ['oneDocument', 'longDocuments', 'shortDocuments'] as const;
const WIDTH = KINDS.length * SIGNALS.length;
const FOLDS = 5;
const DEPTH = 10;
const ROUNDS = 150;
const RATE = 0.05;
/** Pull of every weight towards zero. */
const RIDGE = 0.001;
/** Sharpness of the softmax: the weights are read to two decimals about 1. */
const SHARPNESS = 4;

interface Prepared {
  readonly example: RankingExample;
  /** One row a candidate: its signals as the fusion scales them, times the share of each kind in turn. */
  readonly rows: Float64Array;
  readonly fold: number;
}

/**
 * Fits the weights of the fusion: the listwise softmax loss of ListNet (Cao, Qin, Liu, Tsai and Li, ICML 2007) by Adam, with
 * a ridge. Deterministic. What is reported is measured on folds that the weights were not fitted on.
 */
export function fitRanking(examples: readonly RankingExample[]): FittedRanking {
  const fold = foldsOf(examples.map(({ group }) => group));
  const prepared = examples.map((example): Prepared => {
    const { kinds } = example;
    const rows = Float64Array.from(
      scaleSignals(example.candidates.map(({ signals }) => signals)).flatMap((row) =>
        KINDS.flatMap((kind) => row.map((value) => value * kinds[kind])),
      ),
    );
    return { example, rows, fold: fold.get(example.group) ?? 0 };
  });
  const allowing = (isAllowed: (name: SignalName) => boolean): readonly boolean[] =>
    KINDS.flatMap(() => SIGNALS.map(isAllowed));
  const all = allowing(() => true);
  const used = SIGNALS.filter((_, at) =>
    prepared.some(({ rows }) => rows.some((value, place) => place % SIGNALS.length === at && value !== 0)),
  );
  const weights = fitWeights(prepared, all);
  return {
    examples: examples.length,
    weight: {
      oneDocument: weightsOf('oneDocument', weights),
      longDocuments: weightsOf('longDocuments', weights),
      shortDocuments: weightsOf('shortDocuments', weights),
    },
    heldBack: crossValidate(prepared, all),
    without: Object.fromEntries(
      used.map((name) => [
        name,
        crossValidate(
          prepared,
          allowing((each) => each !== name),
        ),
      ]),
    ),
  };
}

function weightsOf(kind: keyof CorpusKinds, all: readonly number[]): CandidateSignals {
  const weights = all.slice(KINDS.indexOf(kind) * SIGNALS.length);
  return Object.fromEntries(
    SIGNALS.map((name, at) => [name, Math.round((weights[at] ?? 0) * 100) / 100]),
  ) as unknown as CandidateSignals;
}

/** Groups are dealt out in the order in which they come: the same examples always give the same folds. */
function foldsOf(groups: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(groups)].map((group, at) => [group, at % FOLDS]));
}

function crossValidate(prepared: readonly Prepared[], allowed: readonly boolean[]): HeldBack {
  const gains = new Map<string, number[]>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = fitWeights(
      prepared.filter((each) => each.fold !== fold),
      allowed,
    );
    for (const { example, rows } of prepared.filter((each) => each.fold === fold)) {
      const order = [...scoresOf(rows, weights)]
        .map((score, at) => ({ at, score }))
        .sort((a, b) => b.score - a.score || a.at - b.at);
      const hits = order.map(({ at }) => (example.candidates[at]?.relevant ? 1 : 0));
      const gain = normalisedGain(hits, Array<number>(example.relevantCount).fill(1), DEPTH);
      gains.set(example.set, [...(gains.get(example.set) ?? []), gain]);
    }
  }
  return Object.fromEntries(
    [...gains].map(([set, values]) => [set, Math.round((mean(values) ?? 0) * 10_000) / 10_000]),
  );
}

function fitWeights(prepared: readonly Prepared[], allowed: readonly boolean[]): readonly number[] {
  const usable = prepared.filter(({ example }) => example.candidates.some(({ relevant }) => relevant));
  const weights: number[] = allowed.map((isAllowed) => (isAllowed ? 0.5 : 0));
  const first = allowed.map(() => 0);
  const second = allowed.map(() => 0);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const slope = slopeAt(usable, weights);
    allowed.forEach((isAllowed, at) => {
      if (!isAllowed) return;
      const gradient = (slope[at] ?? 0) + RIDGE * (weights[at] ?? 0);
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * gradient;
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * gradient ** 2;
      const step = (first[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((second[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      weights[at] = (weights[at] ?? 0) - RATE * step;
    });
  }
  return weights;
}

/** Gradient of the mean loss: what the softmax expects of each signal, less what the right candidates have. */
function slopeAt(prepared: readonly Prepared[], weights: readonly number[]): Float64Array {
  const slope = new Float64Array(WIDTH);
  for (const { example, rows } of prepared) {
    const scores = scoresOf(rows, weights);
    const top = Math.max(...scores);
    const shares = scores.map((score) => Math.exp(SHARPNESS * (score - top)));
    const sum = shares.reduce((total, share) => total + share, 0);
    const right = example.candidates.filter(({ relevant }) => relevant).length;
    shares.forEach((share, at) => {
      const error = share / sum - (example.candidates[at]?.relevant ? 1 / right : 0);
      for (let column = 0; column < WIDTH; column += 1) {
        slope[column] =
          (slope[column] as number) + (SHARPNESS * error * (rows[at * WIDTH + column] as number)) / prepared.length;
      }
    });
  }
  return slope;
}

function scoresOf(rows: Float64Array, weights: readonly number[]): Float64Array {
  const scores = new Float64Array(rows.length / WIDTH);
  for (let at = 0; at < rows.length; at += 1) {
    const row = Math.floor(at / WIDTH);
    scores[row] = (scores[row] as number) + (rows[at] as number) * (weights[at % WIDTH] as number);
  }
  return scores;
}
