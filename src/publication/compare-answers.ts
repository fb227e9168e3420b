import type { Chat, ChatReply } from '../answer/chat.js';
import type { AnswerSummary, Impact } from '../domain/publication.js';
import type { Clock } from '../ports/clock.js';

/** Questions to be asked again, and where they are from. */
export interface AskedBefore {
  readonly questions: readonly string[];
  readonly from: Impact['from'];
}

/** How long may be asked, in milliseconds: somebody waits for the report. 2,000–60,000. */
const PATIENCE_MS = 60_000;
/** Characters of an answer that a report shows. */
const SHOWN = 300;

/**
 * Asks questions of what is published and of what would be, and tells those that are answered otherwise: another outcome,
 * another first citation or other words. Neither chat may keep records.
 */
export async function compareAnswers(
  { questions, from }: AskedBefore,
  before: Chat,
  after: Chat,
  clock: Pick<Clock, 'monotonic'>,
): Promise<Impact> {
  const until = clock.monotonic() + PATIENCE_MS;
  const changed: Impact['changed'][number][] = [];
  let asked = 0;
  for (const message of questions) {
    if (clock.monotonic() > until) break;
    const [was, is] = [await before({ message }), await after({ message })];
    asked += 1;
    if (isOther(was, is)) changed.push({ question: message, before: summaryOf(was), after: summaryOf(is) });
  }
  return { asked, from, changed, leftOut: questions.length - asked };
}

function isOther(a: ChatReply, b: ChatReply): boolean {
  return a.outcome !== b.outcome || a.citations[0]?.clauseId !== b.citations[0]?.clauseId || textOf(a) !== textOf(b);
}

function summaryOf(reply: ChatReply): AnswerSummary {
  const text = textOf(reply);
  return {
    outcome: reply.outcome,
    citation: reply.citations[0]?.label ?? null,
    text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
  };
}

function textOf({ sentences }: ChatReply): string {
  return sentences.map(({ text }) => text).join('');
}
