import type { Answer } from '../domain/answer.js';
import type { DocumentId } from '../domain/ids.js';
import type { Day } from '../domain/policy-document.js';
import type { Label } from '../domain/routing.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Clock } from '../ports/clock.js';
import type { Wording } from '../ports/wording.js';
import type { UnderstoodQuestion } from '../search/understand-question.js';
import type { Decision } from './answer-from-clauses.js';
import type { DraftingParts } from './draft-message.js';
import { draftOrRewrite } from './draft-or-rewrite.js';
import { fixed } from './draft-sentences.js';
import { type FindForbidden, guardAnswer } from './guard-answer.js';
import { maskPersonalData } from './mask-personal-data.js';
import { type ModelUse, startUse } from './model/ask-model.js';
import type { ModelParts, WordingReport } from './model/word-answer.js';
import { renderAnswer } from './render-answer.js';
import { type Recall, type Turn, understandAlone, understandInContext } from './understand-in-context.js';
import { verifyDraft } from './verify-draft.js';
import { wordByModel } from './word-by-model.js';

export interface AnswerParts extends DraftingParts {
  readonly wording: Wording;
  readonly clock: Clock;
  /** What no answer may say. */
  readonly findForbidden: FindForbidden;
  /** Told why an answer was held back. */
  readonly onHeldBack?: (fault: string) => void;
  /** Words answers better than an extract, where one is configured. */
  readonly languageModel?: ModelParts | null | undefined;
}

export interface Question extends Turn {
  readonly asOf: Day;
  readonly documentIds: readonly DocumentId[] | null;
  /** Aborted when the person has left. Only a model takes long enough to be stopped. */
  readonly signal?: AbortSignal | undefined;
  /** Told the Markdown that may be shown, each time longer by whole proven sentences, while a model words the answer. */
  readonly onGrown?: ((markdown: string) => void) | undefined;
}

export interface AnsweredQuestion {
  readonly answer: Answer;
  /** The message with personal data masked: all that may be kept of it. */
  readonly masked: string;
  /** What the message was taken for. */
  readonly label: Label;
  /** How sure the decision was that the documents answer this, and on what evidence; null where no search decided. */
  readonly decision: Decision | null;
  /** What a model made of it; null where none was asked to word it. */
  readonly wording: WordingReport | null;
  /** What was asked of a model, and what that cost. */
  readonly use: ModelUse;
  readonly retrieveMs: number;
  readonly composeMs: number;
}

/**
 * The way of a question. Read this first, then `draft-message.ts`: each line is one step, and each step is one file.
 * Never throws for an outcome; a fault in a part (the embedder, the index) is the caller's to translate.
 */
export async function answerQuestion(
  parts: AnswerParts,
  index: ClauseIndex,
  question: Question,
): Promise<AnsweredQuestion> {
  const earlier = question.earlier.map((message) => maskPersonalData(message).masked);
  const ground = { ...question, earlier };
  // What was said earlier is derived again by the rules alone: it must come out the same every time.
  return answerTurn(parts, index, ground, createRecall({ ...parts, languageModel: null }, index, ground));
}

async function answerTurn(
  parts: AnswerParts,
  index: ClauseIndex,
  question: Question,
  recall: Recall,
): Promise<AnsweredQuestion> {
  const started = parts.clock.monotonic();
  const { masked, found } = maskPersonalData(question.message);
  const use = startUse();
  const { drafted, read } = await draftOrRewrite(parts, index, { ...question, message: masked }, recall, use);
  const draft =
    found.length === 0
      ? drafted.draft
      : { ...drafted.draft, sentences: [...drafted.draft.sentences, fixed('reminder', 'personal-data-masked')] };
  const extracted = verifyDraft(draft, index, parts.wording, read);
  const rendered = renderAnswer(extracted, index, parts.wording, question.asOf);
  const { answer, fault } = guardAnswer(rendered, parts.wording, parts.findForbidden);
  if (fault !== null) parts.onHeldBack?.(fault);
  const { label, decision, ground, retrieveMs } = drafted;
  const worded =
    ground && fault === null ? await wordByModel(parts, { ...question, extracted, ground, index, use }) : null;
  return {
    answer: worded?.answer ?? answer,
    masked,
    label,
    decision,
    wording: worded?.report ?? null,
    use,
    retrieveMs,
    composeMs: parts.clock.monotonic() - started - retrieveMs,
  };
}

/** Derives earlier turns again, each once: what a turn leans on is asked for by every turn after it. */
function createRecall(parts: AnswerParts, index: ClauseIndex, question: Question): Recall {
  const answers = new Map<string, Promise<Answer>>();
  const readings = new Map<string, Promise<UnderstoodQuestion | null>>();
  const once = <T>(kept: Map<string, Promise<T>>, turn: Turn, derive: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify([...turn.earlier, turn.message]);
    const known = kept.get(key) ?? derive();
    kept.set(key, known);
    return known;
  };
  const recall: Recall = {
    answered: (turn) =>
      once(answers, turn, async () => (await answerTurn(parts, index, { ...question, ...turn }, recall)).answer),
    understood: (turn) =>
      once(readings, turn, async () => {
        const alone = understandAlone(turn.message, parts, index);
        const { context } = await understandInContext(parts, index, turn, alone, question, recall);
        return context?.understood ?? null;
      }),
  };
  return recall;
}
