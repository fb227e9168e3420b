import type { AnswerSignals } from './measure-evidence.js';
import { DECISION } from './weights.js';

/** Probability, by the fitted model, that the clause answers the question: 0 to 1. */
export function confidenceOf(signals: AnswerSignals): number {
  const sum = DECISION.names.reduce<number>(
    (total, name) => total + DECISION.weight[name] * signals[name],
    DECISION.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}
