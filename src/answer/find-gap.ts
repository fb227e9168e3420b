import type { Place } from '../domain/vocabulary.js';
import type { Candidate } from '../search/retrieve.js';
import { bodySentences, QUANTITY, type SentenceWish } from './choose-sentences.js';
import { demandsOf, meets } from './demands.js';
import { figuresOutside, isNationalAskedOf, narrowerPlace, placeOutside, yearsOutside } from './premises.js';
import type { QuestionContext } from './question-context.js';

/** A number is what is asked for, not only mentioned: 有几家, 要打造多少个; not 几家同行想…. */
const FIGURE_ASKED =
  /(?:有|要|是|达到?|建成?|打造|新增|共|为|到|超过|计划|产|造|出|能)(?:多少|几多|几(?:个|家|台|款|种|亿|万|成|所|辆))|(?:多少|几多)(?:个|家|台|款|种|亿元?|万|成|所|辆|钱|元)?[？?。]*$/u;

/** A unit that the answer must have; classifiers such as 个 and 家 vary too much to be held to. */
const UNIT_ASKED = /(?:多少|几多|几)\s*([A-Za-z]{1,8}|平方米|公里|吨|元|小时|工作日)(?![\u4e00-\u9fff]{0,1}钱)/u;

/** The wording that says which thing asked for is not in the documents, or null where nothing is missing. */
export function findGap(
  { understood, focus }: QuestionContext,
  ranked: readonly Candidate[],
  wish: SentenceWish,
  places: readonly Place[],
): string | null {
  const near = ranked.slice(0, 3).map((candidate) => candidate.clause);
  const [top] = near;
  if (!top) return 'no-basis';
  for (const demand of demandsOf(understood.plain)) {
    if (!near.some((clause) => meets(demand, bodySentences(clause)))) return `no-basis-${demand.name}`;
  }
  if (yearsOutside(understood.plain, near, focus).length > 0) return 'no-basis-year';
  if (placeOutside(understood.plain, near, focus, places) || isNationalAskedOf(understood.plain, focus))
    return 'no-basis-place';
  // The province's figure is not its cities': 广州要造多少辆 is not answered by 全省350万辆.
  if (wish.figure && narrowerPlace(understood.plain, top, focus, places)) return 'no-basis-place';
  if (
    wish.figure &&
    FIGURE_ASKED.test(understood.plain) &&
    !bodySentences(top).some((sentence) => QUANTITY.test(sentence))
  ) {
    return 'no-basis-figure';
  }
  const unit = UNIT_ASKED.exec(understood.plain)?.[1];
  if (unit && !bodySentences(top).some((sentence) => new RegExp(`\\d\\s*(?:多|余)?\\s*${unit}`, 'iu').test(sentence)))
    return 'no-basis-figure';
  if (
    figuresOutside(understood.plain, near).length > 0 &&
    !bodySentences(top).some((sentence) => QUANTITY.test(sentence))
  )
    return 'no-basis-figure';
  return null;
}
