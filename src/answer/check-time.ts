import type { Clause } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import { bodySentences } from './choose-sentences.js';
import { concerning, type FixedSentence, fixed } from './draft-sentences.js';
import { figuresInside } from './premises.js';
import type { QuestionContext } from './question-context.js';
import { type AskedTime, yearsIn } from './read-times.js';

/**
 * Holds one time that a question names against the best of the near clauses: null where the clause is for it, a refusal
 * where it is not, or the difference that an answer must say first. `isMeasured`: a figure or a target is asked for.
 */
export function checkTime(
  { understood, index, asOf }: QuestionContext,
  near: readonly Clause[],
  time: AskedTime,
  isMeasured: boolean,
): FixedSentence | null {
  const [top] = near;
  const document = top && index.document(top.documentId);
  const today = Number(asOf.slice(0, 4));
  if (!top || !document || (!isMeasured && (time.isRelative || isTold(understood.plain, time, today)))) return null;
  const isWithin = (year: number): boolean => time.from <= year && year <= time.to;
  const own = yearsIn(top.text);
  const isOneYear = time.from === time.to;
  if (isOneYear && own.some(isWithin))
    return isOfAnotherYear(understood.plain, top, isWithin) ? concerning('premise-year', top) : null;
  if (isOneYear && !isMeasured && datesOf(document).some(isWithin)) return null;
  if (own.length === 0 && isStatute(top)) return null;
  const stated = own.find(isWithin) ?? nearestTo(time.from, own);
  const isRestated = figuresInside(understood.plain, top.text).length > 0;
  const reach = isMeasured
    ? near.flatMap(({ text }) => yearsIn(text))
    : [
        ...index.clausesOf(document.id).flatMap(({ text }) => yearsIn(text)),
        ...datesOf(document),
        Number(asOf.slice(0, 4)),
      ];
  const isReached = isMeasured
    ? own.some(isWithin) || isRestated || (stated === null && reach.some(isWithin))
    : Math.min(...reach) <= time.to && time.from <= Math.max(...reach);
  if (stated === null) return isReached ? concerning('differs-undated', top) : fixed('conclusion', 'no-basis-year');
  return concerning(isReached ? 'differs-year' : 'no-basis-other-year', top, { year: `${stated}` });
}

/** 我2019年入职, 2023年买的设备: when something happened to the one who asks. */
function isTold(question: string, { text, to }: AskedTime, today: number): boolean {
  if (to > today) return false;
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

function nearestTo(year: number, years: readonly number[]): number | null {
  return [...years].sort((a, b) => Math.abs(a - year) - Math.abs(b - year))[0] ?? null;
}

/** A statute holds in every year and for every trade: one that is named beside it is when something happened, and to whom. */
export function isStatute({ kind }: Clause): boolean {
  return kind === 'article';
}
