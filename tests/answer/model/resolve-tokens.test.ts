import { describe, expect, it } from 'vitest';
import type { NumberedClause } from '../../../src/answer/model/number-clauses.js';
import { resolveTokens } from '../../../src/answer/model/resolve-tokens.js';
import type { Clause } from '../../../src/domain/clause.js';

const clause = (id: string): Clause => ({ id }) as Clause;
const numbered: readonly NumberedClause[] = [
  { clause: clause('a#1'), sentences: ['甲一。', '甲二。'] },
  { clause: clause('a#2'), sentences: ['乙一。'] },
];
const resolve = (statement: string) => {
  const { text, clauses, quoted } = resolveTokens(statement, numbered);
  return { text, ids: clauses.map(({ id }) => id), quoted: quoted.map(({ sentence }) => sentence) };
};

describe('tokens', () => {
  it('become clauses, in the writings that models use', () => {
    for (const written of ['[C1]', '【C1】', '［c1］', '（C1）', '[C1S2]', '[ C1 ]']) {
      expect(resolve(`支持研发。${written}`)).toEqual({ text: '支持研发。', ids: ['a#1'], quoted: [] });
    }
    expect(resolve('支持研发[C1，C2]。').ids).toEqual(['a#1', 'a#2']);
  });

  it('alone on their line ask for the sentences of the clause', () => {
    expect(resolve('- [C1S2] [C2S1]')).toEqual({ text: '', ids: ['a#1', 'a#2'], quoted: ['甲二。', '乙一。'] });
  });

  it('that are unknown vanish, and no mark is left that could pass for a citation of ours', () => {
    for (const unknown of ['[C9]', '[C1S7]', '[3]', '[来源：网络]', '[第46条]', '【注】', '[C0]', '[C-1]']) {
      expect(resolve(`支持研发。${unknown}`)).toEqual({ text: '支持研发。', ids: [], quoted: [] });
    }
  });

  it('leave the brackets of the clauses themselves alone', () => {
    expect(resolve('依据粤办函〔2024〕88号（以下简称措施）支持。[C1]').text).toBe(
      '依据粤办函〔2024〕88号（以下简称措施）支持。',
    );
  });

  it('are read beneath the marks of lists and emphasis', () => {
    expect(resolve('1. **支持研发**。[C1]')).toEqual({ text: '支持研发。', ids: ['a#1'], quoted: [] });
  });
});
