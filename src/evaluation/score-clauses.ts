import type { ChatReply } from '../answer/chat.js';
import type { Expectation } from '../domain/evaluation-question.js';
import { type DocumentId, parseClauseId } from '../domain/ids.js';

/** How the cited clauses stand to the expected ones; null where the question names none or the reply owes none. */
export interface ClauseScore {
  /** The first clause cited is a right one (of an ordered list: its first). */
  readonly clauseFirst: boolean | null;
  /** Some right clause is cited. */
  readonly clauseAny: boolean | null;
  /** Every right clause is cited; of an ordered list: all, nothing else, in that order, tolerated clauses aside. */
  readonly clauseAll: boolean | null;
  /** As `clauseFirst`, but asked of a declined reply too: was the clause it named the right one? Null without clauses. */
  readonly nearestRight: boolean | null;
}

/** Scores the order and choice of citations. An answer that is owed and not given has no right clause. */
export function scoreClauses(
  expect: Expectation,
  reply: ChatReply,
  documentId: DocumentId,
  { owesAnswer, answered }: { readonly owesAnswer: boolean; readonly answered: boolean },
): ClauseScore {
  if (expect.clauses.length === 0) return { clauseFirst: null, clauseAny: null, clauseAll: null, nearestRight: null };
  const cited = citedLocators(reply, documentId);
  const score = expect.ordered ? scoreList(expect, cited) : scoreChoice(expect, cited);
  const nearestRight = score.clauseFirst;
  if (!owesAnswer) return { clauseFirst: null, clauseAny: null, clauseAll: null, nearestRight };
  if (!answered) return { clauseFirst: false, clauseAny: false, clauseAll: false, nearestRight };
  return { ...score, nearestRight };
}

/** Locators of the cited clauses, in order, each once; clauses of another document keep their whole id. */
function citedLocators(reply: ChatReply, documentId: DocumentId): readonly string[] {
  const locators = reply.citations.map(({ clauseId }) => {
    const parsed = parseClauseId(clauseId);
    return parsed?.documentId === documentId ? parsed.locator : clauseId;
  });
  return [...new Set(locators)];
}

type Scored = Record<'clauseFirst' | 'clauseAny' | 'clauseAll', boolean>;

function scoreChoice({ clauses }: Expectation, cited: readonly string[]): Scored {
  const [first] = cited;
  return {
    clauseFirst: first !== undefined && clauses.some((clause) => meets(clause, first)),
    clauseAny: cited.some((locator) => clauses.some((clause) => meets(clause, locator))),
    clauseAll: clauses.every((clause) => cited.some((locator) => meets(clause, locator))),
  };
}

function scoreList({ clauses, tolerated }: Expectation, cited: readonly string[]): Scored {
  const list = cited.filter((locator) => clauses.includes(locator) || !tolerated.includes(locator));
  return {
    clauseFirst: list[0] === clauses[0],
    clauseAny: list.some((locator) => clauses.includes(locator)),
    clauseAll: list.length === clauses.length && list.every((locator, at) => locator === clauses[at]),
  };
}

/** The clause itself, or an item inside a measure or article; a section is not its part. */
function meets(expected: string, locator: string): boolean {
  return locator === expected || (/^\d/u.test(expected) && locator.startsWith(`${expected}/`));
}
