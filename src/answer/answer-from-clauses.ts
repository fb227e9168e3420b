import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence } from '../domain/draft.js';
import type { Place } from '../domain/vocabulary.js';
import type { FindTopic } from '../search/find-topic.js';
import type { Candidate, Retrieval } from '../search/retrieve.js';
import { reportingChannel } from './answer-metadata.js';
import { clauseName } from './answer-reference.js';
import { bodySentences, QUANTITY, type SentenceWish, scoreSentences, trimSentence } from './choose-sentences.js';
import { confidenceOf } from './decide.js';
import { demandsOf, meets } from './demands.js';
import { extractiveDraft, fixed, quote, quoteBasis, quoteWhole, titleEvidence } from './draft-sentences.js';
import { type AnswerSignals, measureEvidence } from './measure-evidence.js';
import { figuresOutside, placeOutside, yearsOutside } from './premises.js';
import type { QuestionContext } from './question-context.js';
import { CHOICE, DECISION } from './weights.js';

/** What this step needs beside the question. */
export interface ExtractiveParts {
  readonly tokenize: (text: string) => readonly string[];
  readonly places: readonly Place[];
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

/** 在第几条, 哪一条讲: the number of the clause is the answer. */
const WHICH_CLAUSE = /第几(?:条|项)|哪一?(?:条|项|款)|哪个条款|which\s+(?:measure|clause|article)/iu;

const foundIn = (clause: Clause): DraftSentence =>
  fixed('conclusion', 'found-in', { name: clauseName(clause), heading: clause.heading }, [titleEvidence(clause)]);

/** A unit that the answer must have; classifiers such as 个 and 家 vary too much to be held to. */
const UNIT_ASKED = /(?:多少|几多|几)\s*([A-Za-z]{1,8}|平方米|公里|吨|元|小时|工作日)(?![\u4e00-\u9fff]{0,1}钱)/u;

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
  // A notice's front answers questions about the document itself, which never come this far.
  const bodies = retrieval.candidates.filter(({ clause }) => clause.kind !== 'front');
  const ranked = wish.figure ? preferQuantities(bodies, retrieval, wish, parts) : bodies;
  const top = ranked[0];
  if (!top) return { draft: declined(context, [], 'no-basis', parts), decision: null };

  const signals = measureEvidence(understood, retrieval, top, index, parts.tokenize);
  const confidence = confidenceOf(signals);
  const unmet = unmetDemand(context, ranked, wish, parts);
  const refusal = unmet ?? (!pointedAt && confidence < DECISION.threshold ? 'no-basis' : null);
  if (refusal === null)
    return { draft: answered(context, retrieval, ranked, wish, parts), decision: { confidence, signals, unmet } };
  // Far from every clause there is no near clause worth naming.
  const named = unmet !== null || confidence >= DECISION.nearest ? [top.clause] : [];
  return {
    draft: declined(context, named, refusal, parts),
    decision: {
      confidence: unmet === null ? confidence : Math.min(confidence, DECISION.threshold / 2),
      signals,
      unmet,
    },
  };
}

/** Puts clauses with a quantity on the question's subject first, where a quantity is asked for and they stand close. */
function preferQuantities(
  candidates: readonly Candidate[],
  retrieval: Retrieval,
  wish: SentenceWish,
  { tokenize }: ExtractiveParts,
): readonly Candidate[] {
  const close = candidates.slice(0, CHOICE.figureClauses);
  const rescored = close.map((candidate) => {
    const best = scoreSentences(candidate.clause, retrieval.weightedTerms, wish, tokenize).find(({ text }) =>
      QUANTITY.test(text),
    );
    return {
      candidate,
      score: candidate.score + (best ? CHOICE.figureClauseBonus * Math.max(0, best.score - CHOICE.figureBonus) : 0),
    };
  });
  rescored.sort((a, b) => b.score - a.score);
  return [...rescored.map((entry) => entry.candidate), ...candidates.slice(CHOICE.figureClauses)];
}

/** The wording that says which thing asked for is not in the documents, or null where nothing is missing. */
function unmetDemand(
  { understood, focus }: QuestionContext,
  ranked: readonly Candidate[],
  wish: SentenceWish,
  { places }: ExtractiveParts,
): string | null {
  const near = ranked.slice(0, 3).map((candidate) => candidate.clause);
  const [top] = near;
  if (!top) return 'no-basis';
  for (const demand of demandsOf(understood.plain)) {
    if (!near.some((clause) => meets(demand, bodySentences(clause)))) return `no-basis-${demand.name}`;
  }
  if (yearsOutside(understood.plain, near, focus).length > 0) return 'no-basis-year';
  if (placeOutside(understood.plain, near, focus, places)) return 'no-basis-place';
  if (
    wish.figure &&
    /多少|几多|几(?:个|家|台|款|种|亿|万|成|所)/u.test(understood.plain) &&
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

function answered(
  context: QuestionContext,
  retrieval: Retrieval,
  ranked: readonly Candidate[],
  wish: SentenceWish,
  { tokenize }: ExtractiveParts,
): Draft {
  const top = ranked[0] as Candidate;
  const further = ranked
    .slice(1, CHOICE.mostClauses)
    .filter((candidate) => candidate.score >= top.score * CHOICE.furtherClauseShare);
  const conclusion =
    WHICH_CLAUSE.test(context.understood.plain) && top.clause.heading !== ''
      ? [foundIn(top.clause)]
      : concludeFrom(top.clause, retrieval, wish, tokenize);
  const [best = top.clause.text] = scoreSentences(top.clause, retrieval.weightedTerms, wish, tokenize).map(
    ({ text }) => text,
  );
  const sentences: DraftSentence[] = [
    ...conclusion,
    quoteBasis(top.clause, best),
    ...further.flatMap(({ clause }) => {
      const [words] = scoreSentences(clause, retrieval.weightedTerms, wish, tokenize);
      return words ? [quote('basis', clause, words.text)] : [];
    }),
  ];
  const clauses = [top, ...further].map((candidate) => candidate.clause);
  if (figuresOutside(context.understood.plain, clauses).length > 0)
    sentences.unshift(fixed('conclusion', 'premise-figure', {}, [titleEvidence(top.clause)]));
  if (wish.figure || wish.target) sentences.push(fixed('reminder', 'reminder-targets'));
  return extractiveDraft('answered', sentences, suggest(top.clause));
}

/** The sentence or two of the clause that answer, trimmed to what bears on the question. */
function concludeFrom(
  clause: Clause,
  retrieval: Retrieval,
  wish: SentenceWish,
  tokenize: ExtractiveParts['tokenize'],
): readonly DraftSentence[] {
  const scored = scoreSentences(clause, retrieval.weightedTerms, wish, tokenize);
  const best = scored[0];
  if (!best) return [];
  const second = scored[1];
  const chosen = [
    best,
    ...(second && second.score >= best.score * CHOICE.secondSentenceShare && second.score > 0 ? [second] : []),
  ].map(({ text }) => text);
  const inOrder = bodySentences(clause).filter((sentence) => chosen.includes(sentence));
  const fits = inOrder.join('').length <= CHOICE.conclusionLength ? inOrder : [best.text];
  return fits.map((sentence): DraftSentence => {
    const fragments = trimSentence(sentence, retrieval.weightedTerms, wish, tokenize);
    if (fragments.length === 1 && fragments[0] === sentence) return quote('conclusion', clause, sentence.trim());
    const text = `${fragments.join('').replace(/[，；。]+$/u, '')}。`;
    return {
      kind: 'statement',
      section: 'conclusion',
      text,
      evidence: [{ clauseId: clause.id, quote: sentence.trim() }],
    };
  });
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

function suggest(clause: Clause): readonly string[] {
  return clause.searchable && clause.heading !== '' ? [`${clauseName(clause)}的原文是什么？`] : [];
}
