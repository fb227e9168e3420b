/** A kind of thing that a question asks for and a sentence either has or has not. */
interface AnswerKind {
  /** The question, as understood, asks for it. */
  readonly asked: RegExp;
  /** The sentence, in lower case, has it. */
  readonly held: RegExp;
}

export type AnswerType = 'figure' | 'contact';

/** Only kinds that paid on held-back folds stand here: dates, offices and procedures did not (docs/evaluation.md). */
const KINDS: Readonly<Record<AnswerType, AnswerKind>> = {
  figure: {
    asked: /多少|几多|几[个家台款种亿万成所项倍辆千百名人]|多大|多高|规模|数量|比例|额度|最高|最多|最低/u,
    held: /(?:\d[\d.,]*|[一二两三四五六七八九十百千万]+)\s*(?:eflops|ms|毫秒|秒|g|亿|万|千|百|%|％|元|台|辆|款|种|个|家|项|所|次|倍|名|人|件|吨|公里|米|成|天|日|月|小时|馀|余|多)|倍增|百分之/u,
  },
  contact: {
    asked: /电话|网址|热线|邮箱|地址|号码/u,
    held: /\d{3,4}-?\d{7,8}|https?:|www\.|@|\d{5,}/u,
  },
};

/** The kinds that a question asks for; usually none. */
export function answerTypesOf(question: string): readonly AnswerType[] {
  return (Object.keys(KINDS) as AnswerType[]).filter((type) => KINDS[type].asked.test(question));
}

export function holdsAnswer(type: AnswerType, sentence: string): boolean {
  return KINDS[type].held.test(sentence);
}
