import { describe, expect, it } from 'vitest';
import { demandsOf, meets } from '../../src/answer/demands.js';

const names = (question: string) => demandsOf(question).map((demand) => demand.name);

describe('what a question demands of its answer', () => {
  it.each([
    ['每家企业补贴多少钱', 'grant'],
    ['最高奖励几万', 'grant'],
    ['什么时候开始申报', 'deadline'],
    ['申报截止日期', 'deadline'],
    ['联系电话是多少', 'contact'],
    ['申请需要哪些材料', 'procedure'],
    ['怎么领取', 'procedure'],
    ['目前已经达到多少', 'result'],
    ['算力达到60EFLOPS了吗', 'result'],
    ['不执行会不会处罚', 'penalty'],
    ['领导小组组长是谁', 'person'],
    ['由哪个部门负责', 'body'],
    ['什么时候建成', 'date'],
    ['养老院学费多少钱', 'price'],
    ['要不要交保证金', 'price'],
  ])('%s asks for a %s', (question, name) => {
    expect(names(question)).toContain(name);
  });

  it.each([
    '机器人产业怎么发展',
    '2027年手机产量目标是多少',
    '有没有资金支持',
    '新材料有什么措施',
    '医院能用上人工智能吗',
    '要达到多少台',
  ])('%s asks for nothing that its clause could lack', (question) => {
    expect(names(question)).toEqual([]);
  });

  it('an amount is met by an amount of money in a sentence on grants, not by any figure', () => {
    const [grant] = demandsOf('补贴多少钱');
    if (!grant) throw new Error('no demand');
    expect(meets(grant, ['对符合条件的企业给予最高500万元补助。'])).toBe(true);
    expect(meets(grant, ['统筹省市各类资金，加强资金支持。', '营业收入达到900亿元。'])).toBe(false);
  });
});
