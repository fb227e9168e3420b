import { describe, expect, it } from 'vitest';
import { readQuestions } from '../../src/adapters/question-files.js';
import type { EvaluationQuestion } from '../../src/domain/evaluation-question.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { documentId } from '../support/evaluation-builders.js';
import { openSeedYuece } from '../support/seed-yuece.js';
import { repositoryPath } from '../support/shared-data.js';

const turns = readQuestions(repositoryPath('seeds', 'questions', 'dialogues.jsonl'));
/** Dialogues with odd numbers were tuned on; those with even numbers are only scored. */
const isTuned = ({ id }: EvaluationQuestion): boolean => Number(id.split('-')[1]) % 2 === 1;

const yuece = openSeedYuece();

it('there are at least 60 dialogues of six to eight turns', () => {
  const lengths = new Map<string, number>();
  for (const { id, history } of turns) lengths.set(id.replace(/-\d+$/u, ''), history.length + 1);
  expect(lengths.size).toBeGreaterThanOrEqual(60);
  expect([...lengths.values()].filter((length) => length < 6 || length > 8)).toEqual([]);
});

describe.each([
  ['tuned on', true, 0.9],
  ['only scored', false, 0.85],
])('turns of the dialogues %s', (_, tuned, least) => {
  it('end as expected, on the clause expected', async () => {
    const asked = turns.filter((turn) => isTuned(turn) === tuned);
    const ground = { index: yuece().index(), documentId: documentId('yuebanhan-2024-88') };
    const replies = await evaluate(yuece().chat, asked, ground, { asOf: '2025-01-01' });
    const wrong = replies.filter(({ score }) => !score.right).map(({ question }) => question.id);
    const share = 1 - wrong.length / asked.length;
    // The ids only: what is only scored is not read.
    process.stderr.write(`dialogues, ${_}: ${(share * 100).toFixed(1)} % of ${asked.length} turns right\n`);
    expect(share, wrong.join(' ')).toBeGreaterThanOrEqual(least);
  }, 180_000);
});
