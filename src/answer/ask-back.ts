import type { Clause } from '../domain/clause.js';
import type { Draft } from '../domain/draft.js';
import type { DocumentId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { countedBelow } from '../search/find-clauses.js';
import type { Retrieval } from '../search/retrieve.js';
import { clauseName } from './clause-name.js';
import { demandsOf } from './demands.js';
import { extractiveDraft, fixed, titleEvidence } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';
import { CLARIFY } from './weights.js';

/** Words by which something definite is asked, however short the question. */
const DEFINITE =
  /多少|几多|几[个家台款种条项]|目标|指标|规模|产量|谁|何时|什么时候|哪一?[条年]|第.{1,3}[条项个]|20\d\d|吗[？?]?$|有没有|能不能|是不是|列出|全部|所有|哪些|哪几/u;
/** A message of more characters has said what it is about. */
const LONGEST_VAGUE = 20;
/** What may stand round a bare subject. */
const SHELL =
  /怎么(?:支持|办|样|做|说)?|如何|支持|扶持|政策|措施|方面|相关|有关|内容|规定|情况|介绍|说说|讲讲|问一?下|关于|对于/gu;

/** Whether a message is short and asks nothing definite: only such a one may be asked back. */
export function isVague(message: string): boolean {
  return message.length <= LONGEST_VAGUE && !DEFINITE.test(message);
}

/**
 * Asks back where a short question has several readings: what it is about stands in the titles of several clauses, or in
 * many clauses and no title. At most four clauses are offered, the likeliest first, which is named as such, so that it is
 * never a dead end. Null where the question is clear.
 */
export function askBack(context: QuestionContext, retrieval: Retrieval): Draft | null {
  const { understood, index, residue, focus } = context;
  if (context.references.references.length > 0 || !isVague(understood.plain)) return null;
  if (demandsOf(understood.plain).length > 0 || /[\u4e00-\u9fff]/u.test(understood.plain) === false) return null;
  const bare = residue(understood.plain, SHELL).replace(/[的是了吗呢有]/gu, '');
  const about = bare === '' ? understood.plain.replace(SHELL, '').replace(/[的是了吗呢有？?。\s]/gu, '') : bare;
  if (about.length < 2 || about.length > CLARIFY.longest) return null;
  // 芯片怎么支持 asks something of one clause's subject; 芯片 alone may be any of its division.
  const titled = index.clausesOf(focus.id).filter(({ searchable, heading }) => searchable && heading.includes(about));
  const isAlone = understood.plain.replace(SHELL, '') === understood.plain;
  if (!isAlone && titled.length === 1 && retrieval.candidates[0]?.clause === titled[0]) return null;
  const close = readingsOf(about, index, focus.id, retrieval).slice(0, CLARIFY.choices);
  return close.length < 2 ? null : offer(close);
}

/** The clauses that a bare word may mean, likeliest first; none where it means one, or nothing. */
function readingsOf(
  about: string,
  index: ClauseIndex,
  document: DocumentId,
  { candidates }: Retrieval,
): readonly Clause[] {
  const clauses = index.clausesOf(document);
  const titled = clauses.filter(({ heading }) => heading.includes(about));
  const measures = candidates.filter(({ clause }) => clause.kind === 'measure');
  // 智能终端 is the title of a whole part: what stands under it is meant.
  const below = titled.filter(({ searchable }) => !searchable).flatMap((division) => countedBelow(index, division));
  if (below.length > 0) {
    const meant = new Set([...below, ...titled.filter(({ searchable }) => searchable)]);
    return measures.map(({ clause }) => clause).filter((clause) => meant.has(clause));
  }
  const holding = clauses.filter(
    ({ searchable, kind, text }) => searchable && kind !== 'front' && text.includes(about),
  );
  const isSpread = titled.length === 0 && holding.length >= CLARIFY.spread;
  if (titled.length < 2 && !isSpread) return [];
  const least = (candidates[0]?.score ?? 0) * CLARIFY.close;
  return measures.filter(({ score }) => score >= least).map(({ clause }) => clause);
}

function offer(choices: readonly Clause[]): Draft {
  const [best] = choices;
  const named = best ? [fixed('guidance', 'clarify-best', nameOf(best), [titleEvidence(best)])] : [];
  return extractiveDraft(
    'clarification',
    [
      fixed('conclusion', 'clarify-ask'),
      ...choices.map((clause, at) =>
        fixed('conclusion', 'clarify-choice', { asked: `${at + 1}`, ...nameOf(clause) }, [titleEvidence(clause)]),
      ),
      ...named,
    ],
    choices.map(({ heading }) => heading),
  );
}

const nameOf = (clause: Clause): Record<'name' | 'heading', string> => ({
  name: clauseName(clause),
  heading: clause.heading,
});
