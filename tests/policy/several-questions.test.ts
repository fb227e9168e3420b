import { expect, it } from 'vitest';
import { openSeedYuece } from '../support/seed-yuece.js';

const yuece = openSeedYuece();

// Each part is answered or declined on its own, whatever joins them.
it.each([
  ['1. 机器人目标是多少 2. 补贴多少钱', 'partial', ['11']],
  ['想了解两点，一是算力目标，二是人才怎么培养', 'answered', ['一', '42']],
  ['养老写在哪一条，还有智能家电的营收是多少', 'answered', ['26', '17']],
  ['手机、电脑和机器人的目标分别是多少', 'answered', ['14', '15', '11']],
  ['机器人怎么样？手机呢？教育又有什么要求', 'answered', ['11', '14', '24']],
  ['What is the target for robots and what does it say about tourism?', 'answered', ['11', '36']],
  ['大赛在哪条，申报截止到几号', 'partial', ['43']],
])('%s', async (message, outcome, clauses) => {
  const reply = await yuece().chat({ message, asOf: '2025-01-01' });
  expect(reply.outcome).toBe(outcome);
  expect(reply.citations.map(({ number }) => number)).toEqual(expect.arrayContaining(clauses));
});

it('the introduction of who asks counts for every part', async () => {
  const reply = await yuece().chat({ message: '我是中小学老师，教学能用上什么？补贴多少钱？', asOf: '2025-01-01' });
  expect(reply.outcome).toBe('partial');
  expect(reply.markdown).toContain('“中小学老师”');
});
