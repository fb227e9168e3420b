import { describe, expect, it } from 'vitest';
import { demandsOf, meetsAll } from '../../src/answer/demands.js';
import { statementsOf } from '../../src/answer/read-lists.js';
import type { Clause } from '../../src/domain/clause.js';

const clause = (text: string) => ({ text, heading: '' }) as Clause;

describe('what a clause with a list states', () => {
  it('is each item with the sentence that leads in to it, and the rest as it stands', () => {
    const text =
      '应当给予下列奖励：\n（一）转让的，不低于净收入的50%；\n（二）自用的，不低于营业利润的5%。\n具体办法另行制定。';
    expect(statementsOf(clause(text))).toEqual([
      '应当给予下列奖励：',
      '应当给予下列奖励：（一）转让的，不低于净收入的50%；',
      '应当给予下列奖励：（二）自用的，不低于营业利润的5%。',
      '具体办法另行制定。',
    ]);
  });

  it('meets a demand with lead and item together, and never with two items', () => {
    const demands = demandsOf('科技成果转化给多少奖励');
    expect(demands.map(({ name }) => name)).toContain('grant');
    expect(meetsAll(demands, statementsOf(clause('应当给予奖励：\n（一）不低于净收入的50%。')))).toBe(true);
    expect(meetsAll(demands, statementsOf(clause('包括：\n（一）发给奖励。\n（二）投资100万元。')))).toBe(false);
  });
});
