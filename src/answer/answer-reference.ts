import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence } from '../domain/draft.js';
import { countedBelow, countedClauses, neighbourOf } from '../search/find-clauses.js';
import { clauseName } from './clause-name.js';
import { demandsOf } from './demands.js';
import { extractiveDraft, fixed, quoteWhole, titleEvidence } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';
import { sayGaps, sayMissing } from './say-missing.js';

/** More clauses than this are listed by title, not quoted whole. */
const MOST_WHOLE = 6;

/**
 * A question that points at clauses by number gets those clauses, with no search: the text where one or a few are meant,
 * a straight answer where the number does not exist. Null where nothing is pointed at.
 */
export function answerReference(context: QuestionContext): Draft | null {
  const { named, uncollected } = context;
  const found = referredClauses(context);
  if (!found) return null;
  if (named.known.length === 0 && named.unknown.length + uncollected.length > 0) {
    return extractiveDraft('no_basis', [fixed('conclusion', 'no-basis-document'), fixed('contact', 'contact-hotline')]);
  }
  const gaps = found.gaps;
  if (found.clauses.length === 0)
    return gaps.length > 0 ? extractiveDraft('no_basis', [...gaps, fixed('guidance', 'guidance-ask-by-number')]) : null;
  if (
    !WHERE_IT_STANDS.test(context.understood.plain) &&
    asksMore(context) &&
    gaps.length === 0 &&
    found.clauses.every((clause) => clause.searchable)
  )
    return null;
  const [first, second] = found.clauses;
  const single = first && !second ? first : null;
  if (single && single.path.length > 0 && WHERE_IT_STANDS.test(context.understood.plain)) return standsIn(single);
  const sentences = single ? presentOne(context, single) : presentSeveral(found.clauses);
  return extractiveDraft(
    gaps.length > 0 ? 'partial' : 'answered',
    [...gaps, ...sentences],
    nextQuestions(context, found.clauses),
  );
}

const WHERE_IT_STANDS = /(?:哪|第几)(?:个|一)?(?:大)?(?:部分|章|板块|节)|属于|归属/u;

/** 第11条属于哪个部分. */
function standsIn(clause: Clause): Draft {
  const [division = '', section] = clause.path;
  const values = { name: clauseName(clause), division, ...(section ? { section } : {}) };
  return extractiveDraft('answered', [
    fixed('conclusion', section ? 'reference-stands-in-section' : 'reference-stands-in', values, [
      titleEvidence(clause),
    ]),
    quoteWhole(clause),
  ]);
}

/** What people say when they want the clause itself. */
const THE_CLAUSE_ITSELF =
  /原文|全文|内容|分别|各自|详细|对应|讲|说|写|规定|是什么|什么|哪些|怎么|如何|具体|主要|一下|条款|条|措施|政策|文件|看看|看|给我|告诉|介绍|解释|读|念|显示|查|查询|查看|的|是|了|吗|呢|里|请|我想|知道|标题|叫|有关|关于|区别|不同|差别|差异|异同|对比|比较|相比|和|与|及|跟/gu;

/** 第13条的产量目标是多少 asks something of the clause; 第13条讲了什么 asks for the clause. */
function asksMore({ understood, named, residue }: QuestionContext): boolean {
  return demandsOf(named.rest).length > 0 || residue(understood.plain, THE_CLAUSE_ITSELF).length >= 2;
}

/** 智慧农业的下一条: the counted clause whose title holds all that the question says beside the step. */
function clauseTitled({ index, focus, references, residue }: QuestionContext): Clause | undefined {
  const subject = residue(references.rest, THE_CLAUSE_ITSELF, /哪/u);
  if (subject.length < 2) return undefined;
  return countedClauses(index, focus.id).find((clause) => clause.heading.includes(subject));
}

/** The clauses a question points at and what to say of the numbers that do not exist; null where it points at nothing. */
export function referredClauses(
  context: QuestionContext,
): { readonly clauses: readonly Clause[]; readonly gaps: readonly DraftSentence[] } | null {
  const { references, pointedAt, named, index, focus, spokenOf } = context;
  if (pointedAt.length > 0) {
    const elsewhere = named.known.length > 0 && named.mentions.some(({ ids }) => ids.length === 0);
    const gaps = pointedAt.flatMap(({ document, found }) => sayGaps(index, document, found));
    return {
      clauses: pointedAt.flatMap(({ found }) => found.clauses),
      gaps: elsewhere ? [...gaps, fixed('conclusion', 'no-basis-other-document')] : gaps,
    };
  }
  if (references.step === 0) return null;
  const from = spokenOf[0] ?? clauseTitled(context);
  if (!from) return null;
  const neighbour = neighbourOf(index, from, references.step);
  if (neighbour) return { clauses: [neighbour], gaps: [] };
  return { clauses: [], gaps: [sayMissing(index, focus, { kind: 'neighbour' })] };
}

function presentOne(context: QuestionContext, clause: Clause): readonly DraftSentence[] {
  const division = clause.searchable ? [] : presentDivision(context, clause);
  if (division.length > 0) return division;
  const values =
    clause.heading === '' ? { name: clauseName(clause) } : { name: clauseName(clause), heading: clause.heading };
  const wording = clause.heading === '' ? 'reference-untitled' : 'reference-titled';
  return [fixed('conclusion', wording, values, [titleEvidence(clause)]), quoteWhole(clause)];
}

/** 分成哪几节, 有几个小节. */
const SUBDIVISIONS = /(?:哪|几|多少|分(?:为|成)?)(?:几|些|两|三|四|五)?(?:个|大|小)*(?:节|块|方面)|小节/u;

/** A part, section or chapter: each clause under it by its title, in order; its sections where those are asked for. */
export function presentDivision({ index, understood }: QuestionContext, division: Clause): readonly DraftSentence[] {
  const sections = SUBDIVISIONS.test(understood.plain)
    ? division.childIds.flatMap((id) => index.clause(id) ?? []).filter((clause) => !clause.searchable)
    : [];
  const below = sections.length > 0 ? sections : countedBelow(index, division);
  if (below.length === 0) return [];
  // What stands in a 节 names it by its own number alone.
  const name = division.kind === 'division' ? division.number : clauseName(division);
  return [
    fixed(
      'conclusion',
      sections.length > 0 ? 'structure-sections' : 'structure-division',
      { name, heading: division.heading, count: `${below.length}` },
      below.map(titleEvidence),
    ),
    ...below.map((clause) => listed(clause)),
  ];
}

/** One line of a list: the clause's title, verbatim. */
export function listed(clause: Clause): DraftSentence {
  return { kind: 'quote', section: 'basis', evidence: titleEvidence(clause) };
}

function presentSeveral(clauses: readonly Clause[]): readonly DraftSentence[] {
  const areCounted = clauses.every(({ kind }) => kind === 'measure' || kind === 'article');
  const lead = fixed(
    'conclusion',
    areCounted ? 'reference-several' : 'reference-several-places',
    { count: `${clauses.length}` },
    clauses.map(titleEvidence),
  );
  return [lead, ...clauses.map(clauses.length > MOST_WHOLE ? listed : quoteWhole)];
}

function nextQuestions({ index }: QuestionContext, clauses: readonly Clause[]): readonly string[] {
  const first = clauses[0];
  if (!first?.searchable) return [];
  const next = neighbourOf(index, first, 1);
  return next ? [`${clauseName(next)}的内容是什么？`] : [];
}
