import { describe, expect, it } from 'vitest';
import { readNearMissRules } from '../../src/adapters/near-miss-file.js';
import { readQuestions } from '../../src/adapters/question-files.js';
import { evaluateNearMisses, type NearMissRun } from '../../src/evaluation/evaluate-near-misses.js';
import { makeNearMisses } from '../../src/evaluation/near-misses.js';
import { documentId } from '../support/evaluation-builders.js';
import { openSeedYuece } from '../support/seed-yuece.js';
import { repositoryPath } from '../support/shared-data.js';

/** One of so many is asked: all of them are for `evaluate near-misses`. */
const EVERY = 4;

const yuece = openSeedYuece();

describe('questions that the documents nearly answer, asked of the whole product', () => {
  it('are declined or told apart, and those that they do answer are still answered', async () => {
    const sets = ['tune', 'tune-2', 'tune-3', 'tune-4'];
    const questions = sets.flatMap((set) => readQuestions(repositoryPath('seeds', 'questions', `${set}.jsonl`)));
    const rules = readNearMissRules(repositoryPath('seeds', 'near-misses.jsonl'));
    const all = makeNearMisses(rules, questions, yuece().index().clausesOf(documentId('yuebanhan-2024-88')));
    const { nearMisses, controls, kinds, wrong }: NearMissRun = await evaluateNearMisses(
      yuece().chat,
      yuece().wording,
      all.filter((_, at) => at % EVERY === 0),
      { asOf: '2025-01-01' },
    );
    const told = wrong.map(({ nearMiss }) => `${nearMiss.kind}: ${nearMiss.question}`).join('\n');

    // A gate that measured nothing would pass without a word.
    expect(Object.keys(kinds).sort()).toEqual([...new Set(rules.map(({ kind }) => kind))].sort());
    expect(nearMisses.right, told).toBeGreaterThanOrEqual(0.95);
    expect(controls.right, told).toBeGreaterThanOrEqual(0.95);
  }, 180_000);
});
