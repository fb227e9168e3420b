import type { Clause } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import { bodySentences } from './choose-sentences.js';
import { type FixedSentence, fixed, titleEvidence } from './draft-sentences.js';
import type { PlaceReader } from './places.js';
import { figuresInside, figuresOutside, nationAskedOf, officeAskedOf } from './premises.js';
import type { QuestionContext } from './question-context.js';
import { type AskedTime, readTimes, yearsIn } from './read-times.js';
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
 * in years that the document does not reach, it is not told.
 */
export function checkCircumstances(
  context: QuestionContext,
  near: readonly Clause[],
  { places, asksOtherTrade }: { readonly places: PlaceReader; readonly asksOtherTrade: AsksOtherTrade },
  wantsFigure: boolean,
): Circumstances {
  const [top] = near;
  if (!top) return { refusal: null, differences: [] };
  const question = context.understood.plain;
  const isMeasured = wantsFigure || TARGET.test(question);
  const found = [
    checkPlace(context, near, places, isMeasured),
    checkNation(context, top, isMeasured),
    ...readTimes(question, context.asOf).map((time) => checkTime(context, near, time, isMeasured)),
    officeAskedOf(question, top) === null ? null : say('differs-office', top),
    !isStatute(top) && asksOtherTrade(context.understood, top) ? say('differs-trade', top) : null,
    figuresOutside(question, near).length > 0 ? say('premise-figure', top) : null,
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

function say(wording: string, clause: Clause, values: Readonly<Record<string, string>> = {}): FixedSentence {
  return fixed('conclusion', wording, values, [titleEvidence(clause)]);
}

/** A statute holds in every year and for every trade: one that is named beside it is when something happened, and to whom. */
function isStatute({ kind }: Clause): boolean {
  return kind === 'article';
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
    return other.where === 'outside' ? fixed('conclusion', 'no-basis-place') : say('no-basis-part', top, { region });
  return say(other.where === 'outside' ? 'differs-place' : 'differs-part', top, { region });
}

function checkNation({ understood, index }: QuestionContext, top: Clause, isMeasured: boolean): FixedSentence | null {
  const region = index.document(top.documentId)?.region ?? null;
  const asked = region === null ? null : nationAskedOf(understood.plain, top);
  if (region === null || asked === null) return null;
  return say(asked === 'plainly' || isMeasured ? 'no-basis-nation' : 'differs-nation', top, { region });
}

function checkTime(
  { understood, index, asOf }: QuestionContext,
  near: readonly Clause[],
  time: AskedTime,
  isMeasured: boolean,
): FixedSentence | null {
  const [top] = near;
  const document = top && index.document(top.documentId);
  if (!top || !document || (!isMeasured && (time.isRelative || isTold(understood.plain, time)))) return null;
  const isWithin = (year: number): boolean => time.from <= year && year <= time.to;
  const own = yearsIn(top.text);
  const isOneYear = time.from === time.to;
  if (isOneYear && own.some(isWithin))
    return isOfAnotherYear(understood.plain, top, isWithin) ? say('premise-year', top) : null;
  if (isOneYear && !isMeasured && datesOf(document).some(isWithin)) return null;
  if (own.length === 0 && isStatute(top)) return null;
  const stated = own.find(isWithin) ?? nearestTo(time.from, own);
  const isRestated = figuresInside(understood.plain, top.text).length > 0;
  const reach = isMeasured
    ? near.flatMap(({ text }) => yearsIn(text))
    : [...yearsInDocument(index.clausesOf(document.id)), ...datesOf(document), Number(asOf.slice(0, 4))];
  const isReached = isMeasured
    ? own.some(isWithin) || isRestated || (stated === null && reach.some(isWithin))
    : Math.min(...reach) <= time.to && time.from <= Math.max(...reach);
  if (stated === null) return isReached ? say('differs-undated', top) : fixed('conclusion', 'no-basis-year');
  return say(isReached ? 'differs-year' : 'no-basis-other-year', top, { year: `${stated}` });
}

/** 我2019年入职, 2023年买的设备: when something happened to the one who asks. */
function isTold(question: string, { text }: AskedTime): boolean {
  return new RegExp(
    `(?:我|咱|俺|公司|厂)[^，。；？！]{0,6}${text}|${text}年?[^，。；？！]{0,4}(?:成立|注册|买|购|签|入职|毕业|开业|开办|认定|获得|拿到|投产)`,
    'u',
  ).test(question);
}

/** 2027年是不是3000亿: the clause has both, the amount in a sentence that names other years only. */
function isOfAnotherYear(question: string, clause: Clause, isWithin: (year: number) => boolean): boolean {
  const stating = bodySentences(clause).filter((sentence) => figuresInside(question, sentence).length > 0);
  return (
    stating.length > 0 &&
    stating.every((sentence) => {
      const years = yearsIn(sentence);
      return years.length > 0 && !years.some(isWithin);
    })
  );
}

function datesOf({ issuedOn, publishedOn, effectiveOn, docNumber, title }: PolicyDocument): readonly number[] {
  return [issuedOn, publishedOn, effectiveOn, docNumber, title]
    .flatMap((text) => text?.match(/(?:19|20)\d{2}/gu) ?? [])
    .map(Number);
}

function yearsInDocument(clauses: readonly Clause[]): readonly number[] {
  return clauses.flatMap(({ text }) => yearsIn(text));
}

function nearestTo(year: number, years: readonly number[]): number | null {
  return [...years].sort((a, b) => Math.abs(a - year) - Math.abs(b - year))[0] ?? null;
}
