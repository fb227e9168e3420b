import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readQuestions } from '../../src/adapters/question-files.js';
import { readBaseline } from '../../src/cli/baseline-file.js';
import { compare } from '../../src/evaluation/compare.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { GATES } from '../../src/evaluation/gates.js';
import { summarise } from '../../src/evaluation/summarise.js';
import { documentId } from '../support/evaluation-builders.js';
import { openSeedYuece } from '../support/seed-yuece.js';
import { repositoryPath } from '../support/shared-data.js';

/** Any day on which the seed policy binds: the figures must not depend on when the test runs. */
const DAY = '2025-01-01';
const SEED = documentId('yuebanhan-2024-88');
const BASELINE = repositoryPath('tests', 'evaluation', 'baseline.json');

const yuece = openSeedYuece();

const SETS = ['tune', 'tune-2', 'tune-3', 'variants', 'variants-held', 'held'];

// The held questions are for no one's eyes: nothing below puts a question or a reply into a message.
describe.each(SETS)('the %s questions, asked of the whole product', (set) => {
  it('pass every gate and are no worse than the committed baseline', async () => {
    const questions = readQuestions(repositoryPath('seeds', 'questions', `${set}.jsonl`));
    const replies = await evaluate(
      yuece().chat,
      questions,
      { index: yuece().index(), documentId: SEED },
      { asOf: DAY },
    );
    const { measures, faults } = summarise(replies);
    const { sets } = await readBaseline(BASELINE);
    const compared = compare(measures, sets[set] ?? null);
    const told = compared.map(({ metric, value, baseline }) => `${metric} ${value} (baseline ${baseline})`);
    const failing = compared.filter(({ gatePassed, regressed }) => !gatePassed || regressed);

    expect(faults).toBe(0);
    // A gate that measured nothing would pass without a word.
    expect(compared.filter(({ gate, value }) => gate !== null && value === null)).toEqual([]);
    expect(
      failing.map(({ metric }) => metric),
      told.join('\n'),
    ).toEqual([]);
  }, 180_000);
});

describe('the committed baseline', () => {
  it('has every set, with the number of questions that they have, and a figure for every gate', async () => {
    const { sets } = await readBaseline(BASELINE);
    for (const set of SETS) {
      const lines = readFileSync(repositoryPath('seeds', 'questions', `${set}.jsonl`), 'utf8')
        .trim()
        .split('\n');
      expect(sets[set]?.questions).toBe(lines.length);
      expect(Object.keys(sets[set]?.measures ?? {})).toEqual(expect.arrayContaining(Object.keys(GATES)));
    }
  });
});
