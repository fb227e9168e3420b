import { describe, expect, it } from 'vitest';
import { createTradeCheck } from '../../src/answer/trades.js';
import type { Clause } from '../../src/domain/clause.js';
import type { SubjectPart, UnderstoodQuestion } from '../../src/search/understand-question.js';

const asksOther = createTradeCheck([{ trade: '石油', names: ['石油', '油气'] }]);
const asked = (plain: string, subject: readonly SubjectPart[] = []) => ({ plain, subject }) as UnderstoodQuestion;
const own = (said: string): SubjectPart => ({ said, readings: [[said]], own: true });
const clause = (text: string) => ({ heading: '', text }) as Clause;

describe('trades in questions', () => {
  it('are other ones where the clause holds none of their names', () => {
    expect(asksOther(asked('石油企业怎么用人工智能'), clause('推动制造业转型'))).toBe(true);
    expect(asksOther(asked('石油企业怎么用人工智能'), clause('推动油气勘探智能化'))).toBe(false);
    expect(asksOther(asked('机器人怎么发展'), clause('推动制造业转型'))).toBe(false);
  });

  it('are known by 行业 and 领域 behind them, too', () => {
    expect(asksOther(asked('钟表行业有什么措施', [own('钟表')]), clause('推动制造业转型'))).toBe(true);
    expect(asksOther(asked('传统行业有什么措施', [own('传统')]), clause('推动制造业转型'))).toBe(false);
  });

  it('are spoken of where an everyday saying leads to the policy’s own words', () => {
    const saying: SubjectPart = { said: '石油', readings: [['石油'], ['能源']], own: false };
    expect(asksOther(asked('石油企业怎么用人工智能', [saying]), clause('建设综合能源网络'))).toBe(false);
  });
});
