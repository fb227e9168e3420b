import type { Answer } from '../domain/answer.js';
import type { DocumentId } from '../domain/ids.js';
import type { Day } from '../domain/policy-document.js';
import type { Label } from '../domain/routing.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Clock } from '../ports/clock.js';
import type { Wording } from '../ports/wording.js';
import type { UnderstoodQuestion } from '../search/understand-question.js';
import type { Decision } from './answer-from-clauses.js';
import { type DraftingParts, draftMessage } from './draft-message.js';
import { fixed } from './draft-sentences.js';
import { type FindForbidden, guardAnswer } from './guard-answer.js';
import { maskPersonalData } from './mask-personal-data.js';
import { renderAnswer } from './render-answer.js';
import { type Recall, type Turn, understandAlone, understandInContext } from './understand-in-context.js';
import { verifyDraft } from './verify-draft.js';

export interface AnswerParts extends DraftingParts {
  readonly wording: Wording;
  readonly clock: Clock;
  /** What no answer may say. */
  readonly findForbidden: FindForbidden;
  /** Told why an answer was held back. */
  readonly onHeldBack?: (fault: string) => void;
}

export interface Question extends Turn {
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
  return answerTurn(parts, index, ground, createRecall(parts, index, ground));
}

async function answerTurn(
  parts: AnswerParts,
  index: ClauseIndex,
  question: Question,
  recall: Recall,
): Promise<AnsweredQuestion> {
  const started = parts.clock.monotonic();
  const { masked, found } = maskPersonalData(question.message);
  const drafted = await draftMessage(parts, index, { ...question, message: masked }, recall);
  const draft =
    found.length === 0
      ? drafted.draft
      : { ...drafted.draft, sentences: [...drafted.draft.sentences, fixed('reminder', 'personal-data-masked')] };
  const proven = verifyDraft(draft, index, parts.wording, masked);
  const rendered = renderAnswer(proven, index, parts.wording, question.asOf);
  const { answer, fault } = guardAnswer(rendered, parts.wording, parts.findForbidden);
  if (fault !== null) parts.onHeldBack?.(fault);
  const { label, decision, retrieveMs } = drafted;
  return { answer, masked, label, decision, retrieveMs, composeMs: parts.clock.monotonic() - started - retrieveMs };
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
