import type { Draft } from '../domain/draft.js';
import type { DocumentId } from '../domain/ids.js';
import type { Day } from '../domain/policy-document.js';
import type { Label } from '../domain/routing.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Clock } from '../ports/clock.js';
import type { CrossEncoder } from '../ports/cross-encoder.js';
import type { Embedder } from '../ports/embedder.js';
import { cleanQuestion } from '../search/clean-question.js';
import { withoutKnownNames } from '../search/name-documents.js';
import { type Rerank, type RetrievalQuery, retrieve } from '../search/retrieve.js';
import type { UnderstoodQuestion } from '../search/understand-question.js';
import { answerFollowUpText, narrowToMeant } from './answer-follow-up.js';
import { answerFromClauses, type Decision, type ExtractiveParts } from './answer-from-clauses.js';
import { answerMetadata } from './answer-metadata.js';
import { answerReference } from './answer-reference.js';
import { answerStructure } from './answer-structure.js';
import { askBack } from './ask-back.js';
import { asksElsewhere } from './check-circumstances.js';
import { compareClauses } from './compare-clauses.js';
import { type AnswerWithin, completeAnswer } from './complete-answer.js';
import { extractiveDraft, fixed } from './draft-sentences.js';
import { mergeDrafts } from './merge-drafts.js';
import type { Ground } from './model/ground.js';
import { nameAsker, subjectReader, withTrade } from './name-asker.js';
import { nameUncollected } from './name-uncollected.js';
import { preferredDocuments } from './preferred-documents.js';
import { namesUnknownAlone, type QuestionContext } from './question-context.js';
import { setAskerApart } from './read-asker.js';
import { type Comparison, readComparison } from './read-comparison.js';
import type { FindNearestLabel } from './route/nearest-label.js';
import { routeByMeaning } from './route/route-by-meaning.js';
import type { Route } from './route/route-question.js';
import { isOthersBusiness, mayYield } from './route/yield-to-documents.js';
import { splitQuestion } from './split-question.js';
import { tellStandingFirst } from './tell-standing.js';
import { type ContextParts, type Recall, type Turn, understandInContext } from './understand-in-context.js';

export interface DraftingParts extends ExtractiveParts, ContextParts {
  readonly embedder: Embedder;
  /** Default none. */
  readonly crossEncoder?: CrossEncoder | undefined;
  /** Default none: the ranking's own order. */
  readonly rerank?: Rerank | undefined;
  readonly clock: Clock;
  /** What is no question to the documents by its meaning, where no rule knows it. */
  readonly nearestLabel: FindNearestLabel;
}

/** A masked message, and what it is asked of. */
export interface AskedMessage extends Turn {
  readonly asOf: Day;
  readonly documentIds: readonly DocumentId[] | null;
}

export interface Drafted {
  readonly draft: Draft;
  readonly label: Label;
  readonly decision: Decision | null;
  /** What a model may word the answer with; null where search did not answer it, or answered several questions at once. */
  readonly ground: Ground | null;
  readonly retrieveMs: number;
}

/** A question without the introduction of the person who asks; `asker` is their role or trade in their own words, if any. */
interface AskedBy extends AskedMessage {
  readonly asker: string | null;
}

/** Nothing was decided by a search. */
const UNSEARCHED = { decision: null, ground: null } as const;
/** Pinyin is no language that the embedder knows, and read back it is often another word: everything is near everything there. */
const HAN = /\p{Script=Han}/u;

/**
 * A masked message as a draft: who asks is set apart, two things compared are set against each other, and several questions are drafted
 * one by one, each leaning on those before it.
 */
export async function draftMessage(
  parts: DraftingParts,
  index: ClauseIndex,
  question: AskedMessage,
  recall: Recall,
): Promise<Drafted> {
  const whole = parts.understand(question.message);
  const route = routeUnnamed(parts, index, [cleanQuestion(question.message), whole.plain]);
  const { said: asker, asked: message } = setAskerApart(question.message, subjectReader(parts, index));
  const understood = asker === null ? whole : parts.understand(message);
  const comparison = route ? null : readComparison(understood.plain, message);
  const compared =
    comparison && (await draftComparison(parts, index, { ...question, message, asker }, comparison, recall));
  if (compared) return compared;
  const readPlain = (text: string): string => (text === message ? understood.plain : parts.understand(text).plain);
  const asked = route?.whole ? [understood.plain] : splitQuestion(message, readPlain);
  const apart = { ...question, message, asker };
  if (asked.length === 1) return draftPart(parts, index, apart, understood, route, recall);
  const drafts: Drafted[] = [];
  for (const [at, part] of asked.entries()) {
    const one = { ...apart, message: part, earlier: [...question.earlier, ...asked.slice(0, at)] };
    drafts.push(await draftPart(parts, index, one, parts.understand(part), routeUnnamed(parts, index, [part]), recall));
  }
  return {
    draft: mergeDrafts(drafts.map(({ draft }) => draft)),
    label: drafts.find(({ label }) => label === 'policy')?.label ?? drafts[0]?.label ?? 'policy',
    ...UNSEARCHED,
    retrieveMs: drafts.reduce((sum, { retrieveMs }) => sum + retrieveMs, 0),
  };
}

/** Both sides of a comparison, each asked on its own, then set against each other; null where they cannot be. */
async function draftComparison(
  parts: DraftingParts,
  index: ClauseIndex,
  question: AskedBy,
  comparison: Comparison,
  recall: Recall,
): Promise<Drafted | null> {
  const draftSide = (message: string): Promise<Drafted> =>
    draftPart(parts, index, { ...question, message }, parts.understand(message), null, recall);
  const [one, other] = comparison.sides;
  const [left, right] = [await draftSide(one), await draftSide(other)];
  const draft = compareClauses(comparison, [left.draft, right.draft], index);
  return draft && { draft, label: 'policy', ...UNSEARCHED, retrieveMs: left.retrieveMs + right.retrieveMs };
}

/** One question: the fixed reply to what is none for the documents, unless one of them answers it all the same; else the documents. */
async function draftPart(
  parts: DraftingParts,
  index: ClauseIndex,
  question: AskedBy,
  message: UnderstoodQuestion,
  route: Route | null,
  recall: Recall,
): Promise<Drafted> {
  if (!route) return draftFromDocuments(parts, index, question, message, recall);
  const reply: Drafted = { draft: draftRoute(route), label: route.label, ...UNSEARCHED, retrieveMs: 0 };
  if (!mayYield(route, index)) return reply;
  const answered = await draftFromDocuments(parts, index, question, message, recall);
  return isOthersBusiness(answered, index) ? answered : reply;
}

/** One question to the documents: earlier clause, reference, fact of the document, structure, else search, which may ask back; the first that answers. */
async function draftFromDocuments(
  parts: DraftingParts,
  index: ClauseIndex,
  question: AskedBy,
  message: UnderstoodQuestion,
  recall: Recall,
): Promise<Drafted> {
  const { context, followUp, before } = await understandInContext(parts, index, question, message, question, recall);
  const policy = { label: 'policy', ...UNSEARCHED, retrieveMs: 0 } as const;
  if (!context) return { ...policy, draft: declineWith('no-basis') };
  const found =
    answerFollowUpText(context, followUp) ??
    answerReference(context) ??
    (namesUnknownAlone(context) ? null : aboutDocument(context, parts));
  const asker = question.asker === null ? null : parts.understand(question.asker);
  const named = (draft: Draft): Draft =>
    tellOfNamed(
      question.asker && asker ? nameAsker(draft, question.asker, asker, index, parts.tokenize) : draft,
      context,
    );
  if (found) return { ...policy, draft: named(found) };

  const started = parts.clock.monotonic();
  const query = searchFor(parts, context, asker);
  const { retrieval, pointedAt } = narrowToMeant(await retrieve(index, parts.embedder, query), context, followUp);
  const retrieveMs = parts.clock.monotonic() - started;
  if (followUp.kind === 'narrowed' && !pointedAt) return { ...policy, draft: declineWith('narrowed-none'), retrieveMs };
  const namesOther = context.uncollected.length > 0;
  const back = followUp.kind === 'none' && asker === null && !namesOther ? askBack(context, retrieval) : null;
  // Never two questions back in a row: the second time the likeliest reading is answered.
  if (back && (!before || (await recall.answered(before)).outcome !== 'clarification'))
    return { ...policy, draft: back, retrieveMs };
  const answered = answerFromClauses(context, retrieval, parts, { pointedAt, asker: asker?.plain });
  const topic = parts.findTopic(context.understood.plain);
  const isOpen = !pointedAt && asker === null && !namesOther && !isOthersBusiness(answered, index);
  const isRead = isOpen && HAN.test(question.message);
  // The text that search embedded just now: its vector is remembered.
  const vector = isRead ? await parts.embedder.embedQuery(context.understood.plain) : null;
  const meant = vector && routeByMeaning(parts.nearestLabel, vector, answered, topic);
  if (meant) return { draft: draftRoute(meant), label: meant.label, ...UNSEARCHED, retrieveMs };
  const label = (answered.draft.outcome === 'no_basis' && topic?.label) || 'policy';
  const answerWithin: AnswerWithin = async (scope, isWorthIt = () => true) => {
    const within = { ...context, scope };
    const asked = searchFor(parts, within, asker);
    const found = await retrieve(index, parts.embedder, asked);
    const [best] = found.candidates;
    if (!best || !isWorthIt(best.clause.documentId)) return null;
    return answerFromClauses(within, found, parts, { asker: asker?.plain });
  };
  const completed = await completeAnswer(answered, context, parts, question.documentIds, answerWithin);
  const draft = named(completed.draft);
  // What has to be said first of a document no model is to leave out.
  return { ...completed, draft, ground: draft === completed.draft ? completed.ground : null, label, retrieveMs };
}

/** What is to be said first of documents that the question names: that they do not bind, that their text is not here. */
function tellOfNamed(draft: Draft, context: QuestionContext): Draft {
  return nameUncollected(tellStandingFirst(draft, context), context);
}

function declineWith(wording: string): Draft {
  return extractiveDraft('no_basis', [fixed('conclusion', wording), fixed('contact', 'contact-hotline')]);
}

/** Facts and structure of the document meant; its lists are no answer to what is asked of another place. */
function aboutDocument(context: QuestionContext, { places }: DraftingParts): Draft | null {
  return answerMetadata(context) ?? (asksElsewhere(context, places) ? null : answerStructure(context));
}

/** The fixed reply to a message that is no question to the documents. */
function draftRoute({ outcome, wording, door }: Route): Draft {
  return extractiveDraft(outcome, [fixed('conclusion', wording), ...(door ? [fixed('contact', door)] : [])]);
}

/** What only the name of an indexed document gives rise to does not count: 反电信网络诈骗法第五条 is no plan to defraud. */
function routeUnnamed({ route }: DraftingParts, index: ClauseIndex, writings: readonly string[]): Route | null {
  const found = route(writings);
  return found && route(writings.map((text) => withoutKnownNames(text, index.documents()))) ? found : null;
}

/** The trade of who asks is looked for beside what they ask. */
function searchFor(parts: DraftingParts, context: QuestionContext, asker: UnderstoodQuestion | null): RetrievalQuery {
  const { understood, scope } = context;
  return {
    text: asker === null ? understood.plain : `${asker.plain}，${understood.plain}`,
    terms: asker === null ? understood.terms : withTrade(understood.terms, asker.terms),
    placeTerms: understood.placeTerms,
    filter: { documentIds: scope },
    preferred: preferredDocuments(context, parts.places),
    tokenize: parts.tokenize,
    crossEncoder: parts.crossEncoder,
    rerank: parts.rerank,
  };
}
