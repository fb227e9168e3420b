import { describe, expect, it } from 'vitest';
import { readStatementSet } from '../../src/adapters/statement-files.js';
import { WRITTEN_KINDS } from '../../src/domain/statement-set.js';
import { CORRUPTIONS, corruptStatements } from '../../src/evaluation/corrupt-statements.js';
import { judgeStatements, reportStatements } from '../../src/evaluation/evaluate-statements.js';
import { repositoryPath } from '../support/shared-data.js';
import { createSeedJudge } from '../support/statement-judge.js';

const set = readStatementSet(repositoryPath('seeds', 'statements'));
const truths = set.statements.filter(({ isTrue }) => isTrue);

describe('the set of statements', () => {
  it('is large, says nothing twice, and has every kind in both halves', () => {
    expect(truths.length).toBeGreaterThanOrEqual(300);
    expect(set.statements.length - truths.length).toBeGreaterThanOrEqual(120);
    expect(truths.filter(({ clauses }) => clauses.some((name) => name.startsWith('o-'))).length).toBeGreaterThan(60);
    expect(new Set(set.statements.map(({ text }) => text)).size).toBe(set.statements.length);
    for (const half of ['tuning', 'held'] as const) {
      const those = set.statements.filter((each) => each.half === half);
      expect(those.filter(({ isTrue }) => isTrue).length).toBeGreaterThanOrEqual(150);
      expect(new Set(those.map(({ kind }) => kind))).toEqual(new Set([null, ...WRITTEN_KINDS]));
    }
  });

  it('gives at least 600 false ones by rule, of every kind, and the same ones each time', () => {
    const ids = [...new Set(truths.flatMap(({ clauses }) => clauses))];
    const made = corruptStatements(truths, ids);
    expect(made.length).toBeGreaterThanOrEqual(600);
    expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(CORRUPTIONS));
    expect(corruptStatements(truths, ids)).toEqual(made);
    const true_ = new Set(truths.map(({ text, clauses }) => `${clauses} ${text}`));
    expect(made.filter(({ text, clauses }) => true_.has(`${clauses} ${text}`))).toEqual([]);
  });
});

describe('the verifier of statements', () => {
  it('keeps what is true and lets no false figure or clause pass, in the half tuned on and in the one held back', async () => {
    const { judge, clauses } = await createSeedJudge();
    const { tuning, held } = reportStatements(await judgeStatements(set, judge, (number) => clauses.get(number)));
    for (const { kinds, passed } of [tuning, held]) {
      // A gate that measured nothing would pass without a word.
      expect(kinds.filter(({ statements }) => statements < 10)).toEqual([]);
      expect(passed, JSON.stringify(kinds)).toBe(true);
    }
  }, 240_000);
});
