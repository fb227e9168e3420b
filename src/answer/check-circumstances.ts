import type { Clause } from '../domain/clause.js';
import { checkTime, isStatute } from './check-time.js';
import { concerning, type FixedSentence, fixed } from './draft-sentences.js';
import type { PlaceReader } from './places.js';
import { figuresOutside, nationAskedOf, officeAskedOf } from './premises.js';
import type { QuestionContext } from './question-context.js';
import { readTimes } from './read-times.js';
import type { AsksOtherTrade } from './trades.js';

/** What sets the place, the time, the office or the amount asked about apart from what the clauses speak of. */
export interface Circumstances {
  /** Why the clauses do not answer; null where they do. */
  readonly refusal: FixedSentence | null;
  /** What an answer from the best clause must say first. */
  readonly differences: readonly FixedSentence[];
}

/** Beside amounts, what a clause says of these holds for its own time and place alone. */
const TARGET = /目标|指标|达到|实现|完成|建成|增长|超过|新增/u;

/**
 * Holds where, when and by whom a question asks against the clauses, best first, of whatever document. A figure is never
 * lent to another year or to a part of the region; a rule is told, with the difference said first; outside the region, and
 * in years that the document does not reach, it is not told. `asker`: who the person says they are, `深圳的公司`.
 */
export function checkCircumstances(
  context: QuestionContext,
  near: readonly Clause[],
  { places, asksOtherTrade }: { readonly places: PlaceReader; readonly asksOtherTrade: AsksOtherTrade },
  { wantsFigure, asker = '' }: { readonly wantsFigure: boolean; readonly asker?: string | undefined },
): Circumstances {
  const [top] = near;
  if (!top) return { refusal: null, differences: [] };
  const question = context.understood.plain;
  const isMeasured = wantsFigure || TARGET.test(question);
  const found = [
    checkPlace(context, near, places, isMeasured) ?? checkHome(context, near, places, asker),
    checkNation(context, top, isMeasured),
    ...readTimes(question, context.asOf).map((time) => checkTime(context, near, time, isMeasured)),
    officeAskedOf(question, top) === null ? null : concerning('differs-office', top),
    !isStatute(top) && asksOtherTrade(context.understood, top) ? concerning('differs-trade', top) : null,
    figuresOutside(question, near).length > 0 ? concerning('premise-figure', top) : null,
  ].filter((each) => each !== null);
  const refusal = found.find(({ wording }) => wording.startsWith('no-basis')) ?? null;
  const seen = new Set<string>();
  const differences = found.filter(({ wording }) => !seen.has(wording) && seen.add(wording));
  return { refusal, differences: refusal === null ? differences : [] };
}

/** 浙江有哪些目标: another place or the nation is asked for, so that the document's own lists are no answer. */
export function asksElsewhere({ understood, named, index, focus }: QuestionContext, places: PlaceReader): boolean {
  if (named.known.length > 0 || focus.region === null) return false;
  const clauses = index.clausesOf(focus.id);
  const other = places.other(understood.plain, clauses, () => focus);
  return (
    (other !== null && !other.isAside) || clauses.every((clause) => nationAskedOf(understood.plain, clause) !== null)
  );
}

function checkPlace(
  { understood, index }: QuestionContext,
  near: readonly Clause[],
  places: PlaceReader,
  isMeasured: boolean,
): FixedSentence | null {
  const [top] = near;
  const other = places.other(understood.plain, near, (clause) => index.document(clause.documentId));
  if (!top || other === null) return null;
  const region = index.document(top.documentId)?.region ?? null;
  const isRefused = !other.isAside && (other.where === 'outside' || isMeasured);
  if (region === null) return isRefused ? fixed('conclusion', 'no-basis-place') : null;
  if (isRefused)
    return other.where === 'outside'
      ? fixed('conclusion', 'no-basis-place')
      : concerning('no-basis-part', top, { region });
  return concerning(other.where === 'outside' ? 'differs-place' : 'differs-part', top, { region });
}

/** Where the person is from changes nothing, but that the document has no rule of its own for it is said. */
function checkHome(
  { index }: QuestionContext,
  near: readonly Clause[],
  places: PlaceReader,
  asker: string,
): FixedSentence | null {
  const [top] = near;
  const home = places.other(asker, near, (clause) => index.document(clause.documentId));
  const region = top ? (index.document(top.documentId)?.region ?? null) : null;
  if (!top || home === null || region === null) return null;
  return concerning(home.where === 'outside' ? 'differs-place' : 'differs-part', top, { region });
}

function checkNation({ understood, index }: QuestionContext, top: Clause, isMeasured: boolean): FixedSentence | null {
  const region = index.document(top.documentId)?.region ?? null;
  const asked = region === null ? null : nationAskedOf(understood.plain, top);
  if (region === null || asked === null) return null;
  return concerning(asked === 'plainly' || isMeasured ? 'no-basis-nation' : 'differs-nation', top, { region });
}
