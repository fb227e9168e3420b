import { readQuestions } from '../../src/adapters/question-files.js';
import type { EvaluationQuestion } from '../../src/domain/evaluation-question.js';
import { documentId } from '../support/evaluation-builders.js';
import { repositoryPath } from '../support/shared-data.js';

/** The policy that the questions are about. */
export const SEED = documentId('yuebanhan-2024-88');

/** The questions that may be read and tuned on, follow-ups aside. */
export function openQuestions(): readonly EvaluationQuestion[] {
  return readQuestions(repositoryPath('seeds', 'questions', 'tune.jsonl')).filter(
    ({ history }) => history.length === 0,
  );
}

/** About `count` of the values, evenly from the whole list, so that every kind is among them; the same ones each time. */
export function spread<Value>(values: readonly Value[], count: number): readonly Value[] {
  const step = Math.max(1, values.length / count);
  return Array.from({ length: Math.min(count, values.length) }, (_, at) => values[Math.floor(at * step)]).filter(
    (value) => value !== undefined,
  );
}
