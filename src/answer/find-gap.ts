import type { Clause } from '../domain/clause.js';
import { bodySentences, QUANTITY } from './choose-sentences.js';
import { demandsOf, meets } from './demands.js';
import { figuresOutside } from './premises.js';
import { namesUnknownAlone, type QuestionContext } from './question-context.js';
import { statementsOf } from './read-lists.js';

/** A number is what is asked for, not only mentioned: 有几家, 要打造多少个; not 几家同行想…. The classifier is captured. */
const FIGURE_ASKED =
  /(?:有|要|是|达到?|建成?|打造|新增|共|为|到|超过|计划|产|造|出|能|配|需)(?:多少|几多|几)(个|家|台|部|款|种|项|所|间|座|辆|名|位|人(?!工)|亿|万|成|$)|(?:多少|几多)(个|家|台|部|款|种|项|所|间|座|辆|名|位|人|亿元?|万|成|钱|元|次|倍|吨)?[？?。]*$/u;
/** A clause that counts no people does not say how many; classifiers of things are mixed up too freely to be held to. */
const CLASSIFIERS: readonly string[] = ['人名位'];

/** A unit that the answer must have; classifiers such as 个 and 家 vary too much to be held to. */
const UNIT_ASKED = /(?:多少|几多|几)\s*([A-Za-z]{1,8}|平方米|公里|元|小时|工作日)(?![\u4e00-\u9fff]{0,1}钱)/u;

/**
 * The wording that says what is missing, or null where nothing is: the document named, or a thing demanded that none of the near
 * clauses has. @param near best clause first; null where they are known to answer
 */
export function findGap(context: QuestionContext, near: readonly Clause[] | null): string | null {
  if (namesUnknownAlone(context)) return 'no-basis-document';
  if (near === null) return null;
  for (const demand of demandsOf(context.understood.plain)) {
    if (!near.some((clause) => meets(demand, statementsOf(clause)))) return `no-basis-${demand.name}`;
  }
  return null;
}

/**
 * Whether the quantity asked for, or restated, is missing from the best of the near clauses: none at all, or none in the
 * unit asked.
 */
export function lacksFigure(question: string, near: readonly Clause[]): boolean {
  const [top] = near;
  if (!top) return true;
  const sentences = bodySentences(top);
  const counts = (pattern: RegExp): boolean => sentences.some((sentence) => pattern.test(sentence));
  const asked = FIGURE_ASKED.exec(question);
  if ((asked || figuresOutside(question, near).length > 0) && !counts(QUANTITY)) return true;
  const classifier = asked?.[1] ?? asked?.[2];
  const alike = classifier && CLASSIFIERS.filter((set) => set.includes(classifier)).join('');
  if (alike && !counts(new RegExp(`[\\d万亿]\\s*(?:多|余)?[${alike}]`, 'u'))) return true;
  const unit = UNIT_ASKED.exec(question)?.[1];
  return unit !== undefined && !counts(new RegExp(`\\d\\s*(?:多|余)?\\s*${unit}`, 'iu'));
}
