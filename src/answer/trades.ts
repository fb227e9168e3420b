import type { Clause } from '../domain/clause.js';
import type { Trade } from '../domain/vocabulary.js';
import { compileFinder } from '../search/replace-words.js';
import type { UnderstoodQuestion } from '../search/understand-question.js';

/** Whether a question asks for a trade that the clause does not speak of: 殡葬行业怎么用人工智能. */
export type AsksOtherTrade = (understood: UnderstoodQuestion, clause: Clause) => boolean;

/** Words before 行业 and 领域 that name no trade. */
const NO_TRADE =
  /^(?:传统|重点|所有|其他|其它|新兴|相关|不同|各个|具体|民生|制造|实体|服务|优势|人工智能|智能|科技|技术)$/u;

/**
 * Builds the check. A trade is one of the vocabulary, or any word of the question's subject before 行业 or 领域. One that an
 * everyday saying leads to the policy's own words (纺织 is 制造业) is spoken of.
 */
export function createTradeCheck(trades: readonly Trade[]): AsksOtherTrade {
  const byName = new Map(trades.flatMap((trade) => trade.names.map((name) => [name, trade] as const)));
  const find = compileFinder([...byName.keys()]);
  return ({ plain, subject }, { heading, text }) => {
    const sayings = subject.filter(({ own }) => !own).map(({ said }) => said);
    const speaksOf = (name: string): boolean =>
      text.includes(name) ||
      heading.includes(name) ||
      sayings.some((said) => said.includes(name) || name.includes(said));
    const named = find(plain).map((name) => byName.get(name)?.names ?? [name]);
    const before = subject
      .filter(({ own, said }) => own && !NO_TRADE.test(said) && /^[\u3400-\u9fff]{2,}$/u.test(said))
      .filter(({ said }) => plain.includes(`${said}行业`) || plain.includes(`${said}领域`))
      .map(({ said }) => [said]);
    return [...named, ...before].some((names) => !names.some(speaksOf));
  };
}
