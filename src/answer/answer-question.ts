import type { Answer } from '../domain/answer.js';
import type { Clause } from '../domain/clause.js';
import type { Draft } from '../domain/draft.js';
import type { DocumentId } from '../domain/ids.js';
import type { Day } from '../domain/policy-document.js';
import type { Label } from '../domain/routing.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Clock } from '../ports/clock.js';
import type { Embedder } from '../ports/embedder.js';
import type { Wording } from '../ports/wording.js';
import { cleanQuestion } from '../search/clean-question.js';
import { withoutKnownNames } from '../search/name-documents.js';
import { retrieve } from '../search/retrieve.js';
import type { UnderstandQuestion, UnderstoodQuestion } from '../search/understand-question.js';
import { answerFollowUpText, narrowToMeant } from './answer-follow-up.js';
import { answerFromClauses, type Decision, type ExtractiveParts } from './answer-from-clauses.js';
import { answerMetadata } from './answer-metadata.js';
import { answerReference } from './answer-reference.js';
import { answerStructure } from './answer-structure.js';
import { asksElsewhere } from './check-circumstances.js';
import { extractiveDraft, fixed } from './draft-sentences.js';
import { type FindForbidden, guardAnswer } from './guard-answer.js';
import { maskPersonalData } from './mask-personal-data.js';
import { mergeDrafts } from './merge-drafts.js';
import { namesUnknownAlone, type QuestionContext, readContext } from './question-context.js';
import { renderAnswer } from './render-answer.js';
import { type FollowUp, resolveFollowUp } from './resolve-follow-up.js';
import type { FindNearestLabel } from './route/nearest-label.js';
import { routeByMeaning } from './route/route-by-meaning.js';
import type { Route, RouteQuestion } from './route/route-question.js';
import { splitQuestion } from './split-question.js';
import { verifyDraft } from './verify-draft.js';

export interface AnswerParts extends ExtractiveParts {
  readonly embedder: Embedder;
  readonly wording: Wording;
  readonly clock: Clock;
  readonly understand: UnderstandQuestion;
  /** What is no question to the documents. */
  readonly route: RouteQuestion;
  /** The same by meaning, where no rule knows it. */
  readonly nearestLabel: FindNearestLabel;
  /** What no answer may say. */
  readonly findForbidden: FindForbidden;
  /** Told why an answer was held back. */
  readonly onHeldBack?: (fault: string) => void;
  /** Takes fillers out of a text. */
  readonly strip: (text: string) => string;
}

export interface Question {
  readonly message: string;
  /** The person's earlier messages, oldest first. */
  readonly earlier: readonly string[];
  readonly asOf: Day;
  readonly documentIds: readonly DocumentId[] | null;
}

export interface AnsweredQuestion {
  readonly answer: Answer;
  /** The message with personal data masked: all that may be kept of it. */
  readonly masked: string;
  /** What the message was taken for. */
  readonly label: Label;
  /** How sure the decision was that the documents answer this, and on what evidence; null where no search decided. */
  readonly decision: Decision | null;
  readonly retrieveMs: number;
  readonly composeMs: number;
}

/** Earlier messages looked back at to understand a message that leans on them. */
const FARTHEST_BACK = 10;
const HAN = /\p{Script=Han}/u;

/**
 * The way of a question. Read this first: each line is one step, and each step is one file.
 * Never throws for an outcome; a fault in a part (the embedder, the index) is the caller's to translate.
 */
export async function answerQuestion(
  parts: AnswerParts,
  index: ClauseIndex,
  question: Question,
): Promise<AnsweredQuestion> {
  const started = parts.clock.monotonic();
  const { masked, found } = maskPersonalData(question.message);
  const earlier = question.earlier.map((message) => maskPersonalData(message).masked);
  const drafted = await draftWhole(parts, index, { ...question, message: masked, earlier });
  const draft =
    found.length === 0
      ? drafted.draft
      : { ...drafted.draft, sentences: [...drafted.draft.sentences, fixed('reminder', 'personal-data-masked')] };
  const proven = verifyDraft(draft, index, parts.wording);
  const rendered = renderAnswer(proven, index, parts.wording, question.asOf);
  const { answer, fault } = guardAnswer(rendered, parts.wording, parts.findForbidden);
  if (fault !== null) parts.onHeldBack?.(fault);
  const { label, decision, retrieveMs } = drafted;
  return { answer, masked, label, decision, retrieveMs, composeMs: parts.clock.monotonic() - started - retrieveMs };
}

interface Drafted {
  readonly draft: Draft;
  readonly label: Label;
  readonly decision: Decision | null;
  readonly retrieveMs: number;
}

/** A message that asks several things is drafted part by part, each leaning on the parts before it. */
async function draftWhole(parts: AnswerParts, index: ClauseIndex, question: Question): Promise<Drafted> {
  const message = parts.understand(question.message);
  const route = routeUnnamed(parts, index, [cleanQuestion(question.message), message.plain]);
  const asked = route?.whole ? [message.plain] : splitQuestion(message.plain);
  if (asked.length === 1) return draftPart(parts, index, question, message, route);
  const drafts: Drafted[] = [];
  for (const [at, part] of asked.entries()) {
    const one = { ...question, message: part, earlier: [...question.earlier, ...asked.slice(0, at)] };
    drafts.push(await draftPart(parts, index, one, parts.understand(part), routeUnnamed(parts, index, [part])));
  }
  return {
    draft: mergeDrafts(drafts.map(({ draft }) => draft)),
    label: drafts.find(({ label }) => label === 'policy')?.label ?? drafts[0]?.label ?? 'policy',
    decision: null,
    retrieveMs: drafts.reduce((sum, { retrieveMs }) => sum + retrieveMs, 0),
  };
}

/** One question: fixed reply, earlier clause, reference, fact of the document, structure, else search; the first that answers. */
async function draftPart(
  parts: AnswerParts,
  index: ClauseIndex,
  question: Question,
  message: UnderstoodQuestion,
  route: Route | null,
): Promise<Drafted> {
  if (route) return { draft: draftRoute(route), label: route.label, decision: null, retrieveMs: 0 };
  const { context, followUp } = await understandInContext(parts, index, question, message);
  if (!context) {
    const nothing = [fixed('conclusion', 'no-basis'), fixed('contact', 'contact-hotline')];
    return { draft: extractiveDraft('no_basis', nothing), label: 'policy', decision: null, retrieveMs: 0 };
  }
  const draft =
    answerFollowUpText(context, followUp) ??
    answerReference(context) ??
    (namesUnknownAlone(context) ? null : aboutDocument(context, parts));
  if (draft) return { draft, label: 'policy', decision: null, retrieveMs: 0 };
  const before = parts.clock.monotonic();
  const { retrieval, pointedAt } = narrowToMeant(await search(parts, context), context, followUp);
  const vector = await parts.embedder.embedQuery(context.understood.plain);
  const retrieveMs = parts.clock.monotonic() - before;
  const answered = answerFromClauses(context, retrieval, parts, { pointedAt });
  const topic = parts.findTopic(context.understood.plain);
  // Pinyin is no language that the embedder knows: everything is near everything there.
  const isRead = !pointedAt && HAN.test(context.understood.plain);
  const meant = isRead ? routeByMeaning(parts.nearestLabel, vector, answered, topic) : null;
  if (meant) return { draft: draftRoute(meant), label: meant.label, decision: null, retrieveMs };
  const label = (answered.draft.outcome === 'no_basis' && topic?.label) || 'policy';
  return { ...answered, label, retrieveMs };
}

/** Facts and structure of the document meant; its lists are no answer to what is asked of another place. */
function aboutDocument(context: QuestionContext, { places }: AnswerParts): Draft | null {
  return answerMetadata(context) ?? (asksElsewhere(context, places) ? null : answerStructure(context));
}

/** The fixed reply to a message that is no question to the documents. */
function draftRoute({ outcome, wording, door }: Route): Draft {
  return extractiveDraft(outcome, [fixed('conclusion', wording), ...(door ? [fixed('contact', door)] : [])]);
}

/** What only the name of an indexed document gives rise to does not count: 反电信网络诈骗法第五条 is no plan to defraud. */
function routeUnnamed({ route }: AnswerParts, index: ClauseIndex, writings: readonly string[]): Route | null {
  const found = route(writings);
  return found && route(writings.map((text) => withoutKnownNames(text, index.documents()))) ? found : null;
}

/** Completes a message from the earlier ones where it leans on them, and reads its names and references. */
async function understandInContext(
  parts: AnswerParts,
  index: ClauseIndex,
  question: Question,
  message: UnderstoodQuestion,
): Promise<{ readonly context: QuestionContext | null; readonly followUp: FollowUp }> {
  const earlier = question.earlier.slice(-FARTHEST_BACK);
  const input = {
    index,
    asOf: question.asOf,
    documentIds: question.documentIds,
    strip: parts.strip,
    understand: parts.understand,
  };
  const last = earlier.at(-1);
  if (last === undefined)
    return { context: readContext({ ...input, understood: message, spokenOf: [] }), followUp: { kind: 'none' } };

  const before = { ...question, message: last, earlier: earlier.slice(0, -1) };
  const lastMessage = parts.understand(last);
  const lastTurn = parts.route([lastMessage.plain])
    ? null
    : await understandInContext(parts, index, before, lastMessage);
  const lastQuestion = lastTurn?.context?.understood ?? null;
  const followUp = resolveFollowUp(message, lastQuestion, parts.understand);
  const understood = followUp.kind === 'completed' ? parts.understand(followUp.message) : message;
  const leans = followUp.kind !== 'none' || readContext({ ...input, understood, spokenOf: [] })?.references.step !== 0;
  const spokenOf = leans ? citedClauses(index, await answerQuestion(parts, index, before)) : [];
  return { context: readContext({ ...input, understood, spokenOf }), followUp };
}

function citedClauses(index: ClauseIndex, { answer }: AnsweredQuestion): readonly Clause[] {
  const clauses = answer.citations.flatMap((citation) => index.clause(citation.clauseId) ?? []);
  return [...new Set(clauses)];
}

async function search(parts: AnswerParts, { index, understood, scope }: QuestionContext) {
  return retrieve(index, parts.embedder, {
    text: understood.plain,
    terms: understood.terms,
    filter: { documentIds: scope },
    tokenize: parts.tokenize,
  });
}
