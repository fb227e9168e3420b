import type { Clause } from '../domain/clause.js';
import type { Candidate } from '../search/retrieve.js';
import { bodySentences, QUANTITY, type SentenceWish } from './choose-sentences.js';
import { demandsOf, meets } from './demands.js';
import type { PlaceReader } from './places.js';
import { figuresOutside, isNationalAskedOf, yearsOutside } from './premises.js';
import type { QuestionContext } from './question-context.js';
import { CHOICE } from './weights.js';

/** A number is what is asked for, not only mentioned: 有几家, 要打造多少个; not 几家同行想…. The classifier is captured. */
const FIGURE_ASKED =
  /(?:有|要|是|达到?|建成?|打造|新增|共|为|到|超过|计划|产|造|出|能|配|需)(?:多少|几多|几)(个|家|台|部|款|种|项|所|间|座|辆|名|位|人(?!工)|亿|万|成|$)|(?:多少|几多)(个|家|台|部|款|种|项|所|间|座|辆|名|位|人|亿元?|万|成|钱|元|次|倍|吨)?[？?。]*$/u;
/** A clause that counts no people does not say how many; classifiers of things are mixed up too freely to be held to. */
const CLASSIFIERS: readonly string[] = ['人名位'];

/** A unit that the answer must have; classifiers such as 个 and 家 vary too much to be held to. */
const UNIT_ASKED = /(?:多少|几多|几)\s*([A-Za-z]{1,8}|平方米|公里|元|小时|工作日)(?![\u4e00-\u9fff]{0,1}钱)/u;

/** The wording that says which thing asked for is not in the documents, or null where nothing is missing. */
export function findGap(
  { understood, focus }: QuestionContext,
  ranked: readonly Candidate[],
  wish: SentenceWish,
  places: PlaceReader,
): string | null {
  const near = ranked.slice(0, CHOICE.nearClauses).map((candidate) => candidate.clause);
  const [top] = near;
  if (!top) return 'no-basis';
  for (const demand of demandsOf(understood.plain)) {
    if (!near.some((clause) => meets(demand, bodySentences(clause)))) return `no-basis-${demand.name}`;
  }
  if (yearsOutside(understood.plain, near, focus).length > 0) return 'no-basis-year';
  if (places.outside(understood.plain, near, focus) || isNationalAskedOf(understood.plain, focus))
    return 'no-basis-place';
  // The province's figure is not its cities': 广州要造多少辆 is not answered by 全省350万辆.
  if (wish.figure && places.narrower(understood.plain, top, focus)) return 'no-basis-place';
  return lacksFigure(understood.plain, top, near) ? 'no-basis-figure' : null;
}

/** Whether the quantity asked for, or restated, is missing from the clause: none at all, or none in the unit asked. */
function lacksFigure(question: string, top: Clause, near: readonly Clause[]): boolean {
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
