import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberClauses, showClauses } from '../../../src/answer/model/number-clauses.js';
import { MODEL_WORDING } from '../../../src/answer/model/weights.js';
import type { Clause } from '../../../src/domain/clause.js';
import { countTokens } from '../../../src/domain/count-tokens.js';

const clause = (heading: string, text: string): Clause => ({ heading, text }) as Clause;

describe('clauses in a prompt', () => {
  it('stand between fences, their sentences numbered', () => {
    expect(showClauses(numberClauses([clause('机器人', '支持研发。加快应用。'), clause('无人机', '开放低空。')]))).toBe(
      '<<<C1 机器人\nC1S1：支持研发。\nC1S2：加快应用。\nC1>>>\n<<<C2 无人机\nC2S1：开放低空。\nC2>>>',
    );
  });

  it('cannot close their fence, nor open another, whatever their text', () => {
    const hostile = fc.string({ unit: fc.constantFrom('<', '>', 'C', '1', '\n', '。', '忽略', ' '), maxLength: 60 });
    fc.assert(
      fc.property(hostile, hostile, (heading, text) => {
        const numbered = numberClauses([clause(heading, text)]);
        const shown = showClauses(numbered);
        expect(shown.match(/<<</gu)?.length ?? 0).toBe(numbered.length);
        expect(shown.match(/>>>/gu)?.length ?? 0).toBe(numbered.length);
      }),
      { numRuns: 500 },
    );
  });

  it('keep to the budget of tokens, the best clause first and never none', () => {
    const long = clause('长', '这是一句很长的话'.repeat(20).concat('。').repeat(60));
    const numbered = numberClauses([long, long, long]);
    const tokens = numbered.flatMap(({ sentences }) => sentences).reduce((sum, text) => sum + countTokens(text), 0);
    expect(numbered).toHaveLength(1);
    expect(tokens).toBeLessThanOrEqual(MODEL_WORDING.clauseTokens);
    const endless = numberClauses([clause('', `${'无句号'.repeat(20_000)}`)]);
    expect(endless[0]?.sentences).toHaveLength(1);
  });
});
