import type { AnswerSignals } from './measure-evidence.js';
import { DECISION } from './weights.js';

/** Probability, by the fitted model, that the clause answers the question: 0 to 1. */
export function confidenceOf(signals: AnswerSignals): number {
  const { bias, weight } = signals.joint === null ? DECISION.oneDocument : DECISION.manyDocuments;
  const names = Object.entries(weight) as readonly (readonly [keyof AnswerSignals, number])[];
  const sum = names.reduce((total, [name, each]) => total + each * (signals[name] ?? 0), bias as number);
  return 1 / (1 + Math.exp(-sum));
}
