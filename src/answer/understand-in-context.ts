import type { Answer } from '../domain/answer.js';
import type { Clause } from '../domain/clause.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { countedBelow } from '../search/find-clauses.js';
import type { UnderstandQuestion, UnderstoodQuestion } from '../search/understand-question.js';
import { isVague } from './ask-back.js';
import { chooseByPlace, chooseByTitle, pointsAtOffered } from './choose-offered.js';
import { clauseName } from './clause-name.js';
import { subjectReader } from './name-asker.js';
import { type ContextInput, type QuestionContext, readContext } from './question-context.js';
import { setAskerApart } from './read-asker.js';
import { readCorrection } from './read-correction.js';
import { type Return, readReturn } from './read-return.js';
import { type FollowUp, replaceSubject, resolveFollowUp } from './resolve-follow-up.js';
import type { RouteQuestion } from './route/route-question.js';

/** One message with what was said before it, personal data masked. */
export interface Turn {
  readonly message: string;
  /** The person's earlier messages, oldest first. */
  readonly earlier: readonly string[];
}

/** Earlier turns, each derived again from the person's messages alone, once for one question. */
export interface Recall {
  readonly understood: (turn: Turn) => Promise<UnderstoodQuestion | null>;
  readonly answered: (turn: Turn) => Promise<Answer>;
}

export interface InContext {
  readonly context: QuestionContext | null;
  readonly followUp: FollowUp;
  /** The turn that this one leans on or comes after; null at the start of a conversation. */
  readonly before: Turn | null;
}

export interface ContextParts {
  readonly understand: UnderstandQuestion;
  /** What is no question to the documents. */
  readonly route: RouteQuestion;
  /** Takes fillers out of a text. */
  readonly strip: (text: string) => string;
}

/** Earlier messages looked back at to understand a message that leans on them. */
const FARTHEST_BACK = 10;
/** Turns looked back over for the list that a place is in. */
const FARTHEST_LIST = 5;
/** A title is repeated in few words; a longer message asks something of its own. */
const LONGEST_CHOICE = 20;

/** Completes a message from the earlier ones where it leans on them, and reads its names and references. */
export async function understandInContext(
  parts: ContextParts,
  index: ClauseIndex,
  turn: Turn,
  message: UnderstoodQuestion,
  ground: Pick<ContextInput, 'asOf' | 'documentIds'>,
  recall: Recall,
): Promise<InContext> {
  const input = { ...ground, index, strip: parts.strip, understand: parts.understand };
  const turns = turnsBefore(turn, parts);
  const back = readReturn(message.plain);
  const before = (back && turnMeant(back, turns, parts.understand)) ?? turns.at(-1) ?? null;
  if (!before)
    return {
      context: readContext({ ...input, understood: message, spokenOf: [] }),
      followUp: { kind: 'none' },
      before,
    };

  const earlier = await recall.understood(before);
  const followUp =
    (await chosen(parts, index, message, turns.slice(0, turns.indexOf(before) + 1), recall)) ??
    leanOn(message, back, earlier, parts.understand);
  const isCompleted = followUp.kind === 'completed' || followUp.kind === 'narrowed';
  const understood = isCompleted ? parts.understand(followUp.message) : message;
  const pointsOn = ['text', 'same-clause', 'narrowed'].includes(followUp.kind);
  const leans = pointsOn || readContext({ ...input, understood, spokenOf: [] })?.references.step !== 0;
  // 其中 is said of the whole list, though one of it was picked since.
  const list = turns.findLast(({ message: said }) => !pointsAtOffered(parts.understand(said).plain));
  const spoken = followUp.kind === 'narrowed' ? (list ?? before) : before;
  const cited = leans ? citedClauses(index, await recall.answered(spoken)) : [];
  const spokenOf =
    followUp.kind === 'narrowed'
      ? cited.flatMap((clause) => (clause.searchable ? [clause] : countedBelow(index, clause)))
      : cited;
  return { context: readContext({ ...input, understood, spokenOf }), followUp, before };
}

/** A masked message as it is understood on its own: the introduction of who asks set apart. */
export function understandAlone(message: string, parts: ContextParts, index: ClauseIndex): UnderstoodQuestion {
  return parts.understand(setAskerApart(message, subjectReader(parts, index)).asked);
}

/** The turns that asked something, oldest first; thanks and greetings between them are passed over. */
function turnsBefore({ earlier }: Turn, { understand, route }: ContextParts): readonly Turn[] {
  const recent = earlier.slice(-FARTHEST_BACK);
  return recent.flatMap((message, at) =>
    route([understand(message).plain]) ? [] : [{ message, earlier: recent.slice(0, at) }],
  );
}

function turnMeant({ to }: Return, turns: readonly Turn[], understand: UnderstandQuestion): Turn | undefined {
  if ('turn' in to) return to.turn === 'last' ? turns.at(-1) : turns[to.turn - 1];
  return turns.findLast(({ message }) => understand(message).plain.includes(to.words));
}

/**
 * A clause picked from what was offered: by its place in the last list, over turns that picked from it too, or by its title
 * where we asked back.
 */
async function chosen(
  { strip, understand }: ContextParts,
  index: ClauseIndex,
  { plain }: UnderstoodQuestion,
  turns: readonly Turn[],
  recall: Recall,
): Promise<FollowUp | null> {
  if (pointsAtOffered(plain)) {
    for (const turn of turns.toReversed().slice(0, FARTHEST_LIST)) {
      if (pointsAtOffered(understand(turn.message).plain)) continue;
      const picked = chooseByPlace(plain, await recall.answered(turn), index);
      if (picked) return { kind: 'completed', message: askOfClause(plain, picked) };
    }
  }
  const before = turns.at(-1);
  if (!before || plain.length > LONGEST_CHOICE || !isVague(before.message)) return null;
  const answer = await recall.answered(before);
  const clause = answer.outcome === 'clarification' ? chooseByTitle(strip(plain), answer, index) : null;
  return clause && { kind: 'completed', message: askOfClause('', clause) };
}

function askOfClause(plain: string, clause: Clause): string {
  return /目标|产量|数字|多少/u.test(plain) ? `${clauseName(clause)}的目标是多少` : `${clauseName(clause)}讲什么`;
}

/** 不是，我问的是养老; 回到刚才的机器人，原文呢; 那手机呢. */
function leanOn(
  message: UnderstoodQuestion,
  back: Return | null,
  earlier: UnderstoodQuestion | null,
  understand: UnderstandQuestion,
): FollowUp {
  const correction = readCorrection(message.plain);
  if (correction !== null) return { kind: 'completed', message: replaceSubject(correction, earlier) };
  if (!back || !earlier) return resolveFollowUp(message, earlier, understand);
  if (back.rest === '') return { kind: 'completed', message: earlier.plain };
  const rest = resolveFollowUp(understand(back.rest), earlier, understand);
  return rest.kind === 'none' ? { kind: 'completed', message: back.rest } : rest;
}

function citedClauses(index: ClauseIndex, { citations }: Answer): readonly Clause[] {
  return [...new Set(citations.flatMap(({ clauseId }) => index.clause(clauseId) ?? []))];
}
