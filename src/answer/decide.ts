import type { AnswerSignals } from './measure-evidence.js';
import { DECISION } from './weights.js';

/** Probability, by the fitted model, that the clause answers the question: 0 to 1. */
export function confidenceOf(signals: AnswerSignals): number {
  const { longDocuments, shortDocuments } = DECISION;
  const { reach } = signals;
  const sum = sumOf(signals, longDocuments) * (1 - reach) + sumOf(signals, shortDocuments) * reach;
  return 1 / (1 + Math.exp(-sum));
}

type Model = typeof DECISION.longDocuments | typeof DECISION.shortDocuments;

function sumOf(signals: AnswerSignals, model: Model): number {
  return DECISION.names.reduce<number>((total, name) => total + model.weight[name] * signals[name], model.bias);
}
