import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence } from '../domain/draft.js';
import type { FindTopic } from '../search/find-topic.js';
import type { Retrieval } from '../search/retrieve.js';
import { reportingChannel } from './answer-metadata.js';
import type { SentenceWish } from './choose-sentences.js';
import { clauseName } from './clause-name.js';
import { composeExtract, suggest } from './compose-extract.js';
import { confidenceOf } from './decide.js';
import { extractiveDraft, fixed, quoteWhole, titleEvidence } from './draft-sentences.js';
import { findGap } from './find-gap.js';
import { type AnswerSignals, measureEvidence } from './measure-evidence.js';
import { orderClauses } from './order-clauses.js';
import type { PlaceReader } from './places.js';
import { figuresInside } from './premises.js';
import type { QuestionContext } from './question-context.js';
import { DECISION } from './weights.js';

/** What this step needs beside the question. */
export interface ExtractiveParts {
  readonly tokenize: (text: string) => readonly string[];
  readonly places: PlaceReader;
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
}

/** Asked with one of these words, a quantity is wanted. */
const FIGURE =
  /多少|几多|几(?:个|家|台|款|种|亿|万|成|所|项|倍|辆|千|百)|多大|多高|多快|规模|数量|数字|指标值|产量|产值|营收|营业收入|覆盖率|占比|比例|百分|时延|延迟|延时/u;
const TARGET = /目标|指标|要求|到20\d\d|20\d\d年|达到|规划|计划|预期|何时|什么时候|几时|哪年|哪一年/u;

/**
 * From ranked clauses to an answer in their own words, or to an honest "the documents do not say".
 * `pointedAt`: the question itself names the clause, so that only what it demands of the clause is in doubt.
 */
export function answerFromClauses(
  context: QuestionContext,
  retrieval: Retrieval,
  parts: ExtractiveParts,
  { pointedAt = false }: { readonly pointedAt?: boolean } = {},
): ExtractedDraft {
  const { understood, index } = context;
  const wish: SentenceWish = {
    figure: FIGURE.test(understood.plain),
    target: TARGET.test(understood.plain),
    years: understood.plain.match(/20\d{2}/gu) ?? [],
  };
  const ranked = orderClauses(retrieval, understood.plain, wish, parts.tokenize);
  const top = ranked[0];
  if (!top) return { draft: declined(context, [], 'no-basis', parts), decision: null };

  const signals = measureEvidence(understood, retrieval, top, index, parts.tokenize);
  const confidence = confidenceOf(signals);
  const unmet = findGap(context, ranked, wish, parts.places);
  const certain = pointedAt || figuresInside(understood.plain, top.clause).length > 0;
  const elsewhere = parts.findTopic(understood.plain)?.when === 'no_basis';
  const needed = elsewhere ? DECISION.otherOffice : DECISION.threshold;
  const refusal = unmet ?? (!certain && confidence < needed ? 'no-basis' : null);
  if (refusal === null)
    return {
      draft: composeExtract(context, retrieval, ranked, wish, parts.tokenize),
      decision: { confidence, signals, unmet },
    };
  // The nearest is the nearest in subject, not the one that happens to hold a figure; far from all, none is worth naming.
  const named = retrieval.candidates
    .filter(({ clause }) => clause.kind !== 'front')
    .slice(0, 1)
    .filter(
      (near) =>
        pointedAt ||
        confidenceOf(measureEvidence(understood, retrieval, near, index, parts.tokenize)) >= DECISION.nearest,
    )
    .map(({ clause }) => clause);
  return {
    draft: declined(context, named, refusal, parts),
    decision: {
      confidence: unmet === null ? confidence : Math.min(confidence, DECISION.threshold / 2),
      signals,
      unmet,
    },
  };
}

/** Says what the documents do not state, names the nearest clause as such, and where to ask. Never a dead end. */
function declined(
  context: QuestionContext,
  nearest: readonly Clause[],
  wording: string,
  { findTopic }: ExtractiveParts,
): Draft {
  const door = findTopic(context.understood.plain)?.door ?? null;
  const channel = reportingChannel(context, 'contact');
  const sentences: DraftSentence[] = [
    fixed('conclusion', wording, {}, []),
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
