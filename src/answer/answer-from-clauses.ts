import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence } from '../domain/draft.js';
import type { FindTopic } from '../search/find-topic.js';
import type { Candidate, Retrieval } from '../search/retrieve.js';
import type { UnderstoodQuestion } from '../search/understand-question.js';
import { reportingChannel } from './answer-metadata.js';
import { checkCircumstances } from './check-circumstances.js';
import type { SentenceWish } from './choose-sentences.js';
import { clauseName } from './clause-name.js';
import { composeExtract, suggest } from './compose-extract.js';
import { confidenceOf } from './decide.js';
import { extractiveDraft, type FixedSentence, fixed, quoteWhole, titleEvidence } from './draft-sentences.js';
import { findGap, lacksFigure } from './find-gap.js';
import { type AnswerSignals, measureEvidence } from './measure-evidence.js';
import type { Ground } from './model/ground.js';
import { MODEL_WORDING } from './model/weights.js';
import { isSurelyRead, orderClauses } from './order-clauses.js';
import type { PlaceReader } from './places.js';
import { figuresInside } from './premises.js';
import type { QuestionContext } from './question-context.js';
import { readTimes } from './read-times.js';
import type { AsksOtherTrade } from './trades.js';
import { CHOICE, DECISION } from './weights.js';

/** What this step needs beside the question. */
export interface ExtractiveParts {
  readonly tokenize: (text: string) => readonly string[];
  readonly places: PlaceReader;
  readonly asksOtherTrade: AsksOtherTrade;
  /** A topic that another door serves, by its cues. */
  readonly findTopic: FindTopic;
}

/** How the decision to answer was come by, for the evaluation's curve and for fitting it. */
export interface Decision {
  /** 0 to 1: how sure the decision was that the documents answer this. */
  readonly confidence: number;
  readonly signals: AnswerSignals;
  /** The wording of what the clauses lack, where that decided and not the confidence; else null. */
  readonly unmet: string | null;
}

export interface ExtractedDraft {
  readonly draft: Draft;
  /** Null where nothing was found to decide about. */
  readonly decision: Decision | null;
  /** What the answer was drawn from; null where nothing is answered. */
  readonly ground: Ground | null;
}

/** Asked with one of these words, a quantity is wanted. */
const FIGURE =
  /多少|几多|几(?:个|家|台|款|种|亿|万|成|所|项|倍|辆|千|百)|多大|多高|多快|规模|数量|数字|指标值|产量|产值|营收|营业收入|覆盖率|占比|比例|百分|时延|延迟|延时/u;
const TARGET = /目标|指标|要求|到20\d\d|20\d\d年|达到|规划|计划|预期|何时|什么时候|几时|哪年|哪一年/u;

const NO_BASIS = fixed('conclusion', 'no-basis');

/**
 * From ranked clauses to an answer in their own words, or to an honest "the documents do not say".
 * `pointedAt`: the question itself names the clause, so that only what it demands of the clause is in doubt. `asker`: who the
 * person says they are.
 */
export function answerFromClauses(
  context: QuestionContext,
  retrieval: Retrieval,
  parts: ExtractiveParts,
  { pointedAt = false, asker }: { readonly pointedAt?: boolean; readonly asker?: string | undefined } = {},
): ExtractedDraft {
  const understood = withoutCircumstances(context, parts.places);
  const wish: SentenceWish = {
    figure: FIGURE.test(understood.plain),
    target: TARGET.test(understood.plain),
    years: readTimes(understood.plain, context.asOf).flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => `${from + at}`),
    ),
  };
  const ranked = orderClauses(retrieval, understood.plain, wish, parts.tokenize);
  const top = ranked[0];
  if (!top) return { draft: declined(context, [], NO_BASIS, parts), decision: null, ground: null };

  const judge = (candidate: Candidate): AnswerSignals =>
    measureEvidence(understood, retrieval, candidate, context.index, parts.tokenize);
  const signals = judge(top);
  const confidence = confidenceOf(signals);
  const clauses = ranked.slice(0, CHOICE.nearClauses).map(({ clause }) => clause);
  const { refusal: elsewhere, differences } = checkCircumstances(context, clauses, parts, {
    wantsFigure: wish.figure,
    asker,
  });
  const isRead = isSurelyRead(top);
  const gap = findGap(context, isRead ? null : clauses);
  const unmet =
    (gap === null ? elsewhere : fixed('conclusion', gap)) ??
    (!isRead && lacksFigure(understood.plain, clauses) ? fixed('conclusion', 'no-basis-figure') : null);
  const certain = pointedAt || figuresInside(understood.plain, top.clause.text).length > 0;
  // Where the clause itself is about 社保, or its document is not the one that the assistant is for, it may be the office's own.
  const topic = parts.findTopic(understood.plain);
  const isOfFocus = top.clause.documentId === context.focus.id;
  const otherOffice = topic?.when === 'no_basis' && isOfFocus && !top.clause.text.toLowerCase().includes(topic.cue);
  const needed = otherOffice ? DECISION.otherOffice : DECISION.threshold;
  const refusal = unmet ?? (!certain && confidence < needed ? NO_BASIS : null);
  if (refusal === null)
    return {
      draft: composeExtract(context, retrieval, ranked, wish, parts.tokenize, differences),
      decision: { confidence, signals, unmet: null },
      ground: groundOf(understood, ranked, wish),
    };
  // The nearest is the nearest in subject, not the one that happens to hold a figure; far from all, none is worth naming.
  const near = retrieval.candidates.find(({ clause }) => clause.kind !== 'front');
  const isNear = near !== undefined && (pointedAt || confidenceOf(judge(near)) >= DECISION.nearest);
  const named = isNear ? [near.clause] : [];
  return {
    // Where no clause is near enough to be named, none is cited for what it says instead.
    draft: declined(context, named, named.length === 0 && refusal.evidence.length > 0 ? NO_BASIS : refusal, parts),
    decision: {
      confidence: unmet === null ? confidence : Math.min(confidence, DECISION.threshold / 2),
      signals,
      unmet: unmet?.wording ?? null,
    },
    ground: null,
  };
}

function groundOf({ plain }: UnderstoodQuestion, ranked: readonly Candidate[], wish: SentenceWish): Ground {
  const least = (ranked[0]?.score ?? 0) * MODEL_WORDING.clauseShare;
  const clauses = ranked.filter(({ score }, at) => at === 0 || score >= least).map(({ clause }) => clause);
  return { question: plain, clauses, wantsFigure: wish.figure };
}

/** Without places and stretches of years among its subjects: whether a clause is for them is checked apart from what it is about. */
function withoutCircumstances({ understood, asOf }: QuestionContext, places: PlaceReader): UnderstoodQuestion {
  const periods = readTimes(understood.plain, asOf).filter(({ from, to }) => from < to);
  const named = [...places.named(understood.plain), ...periods.map(({ text }) => `${text}期间`)];
  if (named.length === 0) return understood;
  const subject = understood.subject.filter(({ said }) => !named.some((name) => name.includes(said)));
  return subject.length === 0 ? understood : { ...understood, subject };
}

/** Says what the documents do not state, names the nearest clause as such, and where to ask. Never a dead end. */
function declined(
  context: QuestionContext,
  nearest: readonly Clause[],
  reason: FixedSentence,
  { findTopic }: ExtractiveParts,
): Draft {
  const door = findTopic(context.understood.plain)?.door ?? null;
  const { index, focus, named } = context;
  // Where many documents are held, the office that one of them names is no door for all questions.
  const isOfFocus =
    index.documentCount === 1 || named.known.length > 0 || nearest.some(({ documentId }) => documentId === focus.id);
  const channel = isOfFocus ? reportingChannel(context, 'contact') : null;
  const sentences: DraftSentence[] = [
    reason,
    ...nearest.flatMap((clause) => [
      fixed('basis', 'nearest-clause', { name: clauseName(clause) }, [titleEvidence(clause)]),
      quoteWhole(clause),
    ]),
    ...(door ? [fixed('guidance', door)] : []),
    ...(channel ? [channel] : []),
    fixed('contact', 'contact-hotline'),
  ];
  return extractiveDraft('no_basis', sentences, nearest.flatMap(suggest));
}
