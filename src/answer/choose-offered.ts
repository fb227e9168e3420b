import type { Answer } from '../domain/answer.js';
import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import type { Clause } from '../domain/clause.js';
import type { ClauseIndex } from '../ports/clause-index.js';

/** 第三个呢, 选2, 就第二个吧, 最后一个; 第三条 is a clause's own number. The number is captured, or the last is meant. */
const ORDINAL =
  /^(?:那么?|咁|就|嗯|好|我)?[，,]?(?:我)?(?:选择?|拣|要|想(?:看|问|了解|知道)|看|说说|讲讲)?(?:一下)?(?:(?:第|选项|序号|[(（])?\s*([一二两三四五六七八九十\d]{1,2})\s*[)）]?(?:个|项|款|种|点|号|样)?|(最后一个|最后那个|最尾嗰个))(?:的|吧|呢|那个|问题|方面|原文|全文|目标|产量|是多少|多少|讲什么|说什么|是什么|怎么说|详细说说|展开说说|具体内容|内容)*[。.？?！!\s]*$/u;

/** Whether a message may point at something just offered: only then is it worth finding out what was. */
export function pointsAtOffered(plain: string): boolean {
  return ORDINAL.test(plain);
}

/** The clause of an answer's list that a message picks by its place; null where it picks none. */
export function chooseByPlace(plain: string, answer: Answer, index: ClauseIndex): Clause | null {
  const match = ORDINAL.exec(plain);
  if (!match || answer.citations.length < 2) return null;
  const place = match[1] === undefined ? answer.citations.length : parseChineseNumeral(match[1]);
  const citation = place === null ? undefined : answer.citations[place - 1];
  return (citation && index.clause(citation.clauseId)) ?? null;
}

/** The clause offered whose title a message repeats, in whole or in part; null where none or several fit. */
export function chooseByTitle(said: string, answer: Answer, index: ClauseIndex): Clause | null {
  const offered = answer.citations.flatMap(({ clauseId }) => index.clause(clauseId) ?? []);
  if (said.length < 2) return null;
  const holding = offered.filter(({ heading }) => heading.includes(said) || (heading !== '' && said.includes(heading)));
  if (holding.length === 1) return holding[0] ?? null;
  const shares = offered.map((clause) => ({ clause, share: sharedBigrams(said, clause.heading) }));
  const [best, second] = shares.sort((a, b) => b.share - a.share);
  return best && best.share >= 0.5 && best.share > (second?.share ?? 0) ? best.clause : null;
}

function sharedBigrams(said: string, title: string): number {
  const pairs = Array.from({ length: said.length - 1 }, (_, at) => said.slice(at, at + 2));
  return pairs.filter((pair) => title.includes(pair)).length / pairs.length;
}
