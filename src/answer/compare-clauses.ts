import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence, Evidence } from '../domain/draft.js';
import { areComparable, type Quantity, readQuantities } from '../domain/quantity.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { bodySentences } from './choose-sentences.js';
import { clauseName } from './clause-name.js';
import { extractiveDraft, fixed, quote, quoteWhole, titleEvidence } from './draft-sentences.js';
import type { Comparison } from './read-comparison.js';

/** One side of a comparison: its clause and the figures that answer it, best first; no clause where it was declined. */
interface Side {
  readonly clause: Clause | null;
  readonly figures: readonly { readonly sentence: string; readonly quantity: Quantity }[];
}

/**
 * Sets the answers to both sides against each other: which figure is larger where both have one of like measure, unit and
 * year, else why they cannot be compared. Both clauses are cited. A difference is never worked out: it would stand in no
 * clause. Null where neither side is answered, or both by the same figure.
 */
export function compareClauses(
  comparison: Comparison,
  drafts: readonly [Draft, Draft],
  index: ClauseIndex,
): Draft | null {
  const [one, other] = [sideOf(drafts[0], comparison.sides[0], index), sideOf(drafts[1], comparison.sides[1], index)];
  if (!one.clause && !other.clause) return null;
  const [left, right] = alike(one, other);
  const isSame = one.clause?.id === other.clause?.id && left?.quantity.text === right?.quantity.text;
  if (isSame && left) return null;
  const said = sayRelation(one, other, left, right);
  if (!said) return null;
  const clauses = [...new Set([one.clause, other.clause].flatMap((clause) => clause ?? []))];
  const shown = [
    ...(one.clause && left ? [quote('conclusion', one.clause, left.sentence)] : []),
    ...(other.clause && right && right.sentence !== left?.sentence
      ? [quote('conclusion', other.clause, right.sentence)]
      : []),
  ];
  const difference =
    comparison.asksDifference && left && right ? [fixed('conclusion', 'comparison-no-difference')] : [];
  return extractiveDraft(left && right ? 'answered' : 'partial', [
    said,
    ...difference,
    ...shown,
    ...clauses.map(quoteWhole),
    ...(left && right ? [] : [fixed('contact', 'contact-hotline')]),
    fixed('reminder', 'reminder-targets'),
  ]);
}

type Figure = Side['figures'][number] | undefined;

function sideOf(draft: Draft, asked: string, index: ClauseIndex): Side {
  const answers = draft.outcome === 'answered' || draft.outcome === 'partial';
  const [first] = draft.sentences.flatMap((each) => (each.kind === 'quote' ? [each.evidence] : each.evidence));
  const clause = first && index.clause(first.clauseId);
  // A clause that lacks the figure was declined for it, and is still the one on the subject.
  if (!clause || (!answers && !declinedForFigure(draft))) return { clause: null, figures: [] };
  const year = /20\d{2}(?=年)/u.exec(asked)?.[0];
  const chosen = draft.sentences.flatMap((each) =>
    each.section === 'conclusion' && each.kind !== 'fixed' ? evidenceOf(each).map((evidence) => evidence.quote) : [],
  );
  const sentences = bodySentences(clause).map((sentence) => sentence.trim());
  const ordered = [...sentences.filter((sentence) => chosen.includes(sentence)), ...sentences];
  const figures = [...new Set(ordered)].flatMap((sentence) =>
    readQuantities(sentence).map((quantity) => ({ sentence, quantity })),
  );
  const subject = asked.replace(/的[^的]*$/u, '').replace(/^20\d{2}年(?:的)?/u, '');
  const near = figures.filter(({ sentence, quantity }) => stretchWith(sentence, quantity.text).includes(subject));
  const about = near.length > 0 ? near : figures;
  const measured = about.filter(({ quantity }) => asked.includes(quantity.measure));
  const dated = (measured.length > 0 ? measured : about).filter(
    ({ quantity }) => year === undefined || quantity.year === year,
  );
  return { clause, figures: dated };
}

/** The part of a long sentence, between semicolons, that holds the figure. */
function stretchWith(sentence: string, figure: string): string {
  return sentence.split('；').find((stretch) => stretch.includes(figure)) ?? sentence;
}

function declinedForFigure({ sentences }: Draft): boolean {
  return sentences.some((each) => each.kind === 'fixed' && each.wording === 'no-basis-figure');
}

function evidenceOf(sentence: DraftSentence): readonly Evidence[] {
  return sentence.kind === 'quote' ? [sentence.evidence] : sentence.evidence;
}

/** The first figures of the two sides that may be compared, else the first of each. */
function alike(one: Side, other: Side): readonly [Figure, Figure] {
  for (const left of one.figures) {
    const right = other.figures.find(({ quantity }) => areComparable(left.quantity, quantity));
    if (right && right.sentence !== left.sentence) return [left, right];
  }
  return [one.figures[0], other.figures[0]];
}

function sayRelation(one: Side, other: Side, left: Figure, right: Figure): DraftSentence | null {
  if (one.clause && other.clause && left && right) return sayBoth(one.clause, left, other.clause, right);
  const [found, figure, lacking] = left ? [one.clause, left, other.clause] : [other.clause, right, one.clause];
  if (!found || !figure) return fixed('conclusion', 'comparison-none', {}, lacking ? [titleEvidence(lacking)] : []);
  const values = { name: clauseName(found), heading: found.heading, figure: figure.quantity.text };
  const evidence = [evidenceFor(found, figure.sentence)];
  if (!lacking) return fixed('conclusion', 'comparison-one', values, evidence);
  const named = { ...values, other: clauseName(lacking), otherheading: lacking.heading };
  return fixed('conclusion', 'comparison-one-lacks', named, [...evidence, evidenceFor(lacking, lacking.text)]);
}

function sayBoth(one: Clause, left: NonNullable<Figure>, other: Clause, right: NonNullable<Figure>): DraftSentence {
  const [a, b] = [left.quantity, right.quantity];
  const isFirst = !areComparable(a, b) || a.value >= b.value;
  const [first, second] = isFirst ? [one, other] : [other, one];
  const [more, less] = isFirst ? [left, right] : [right, left];
  const names = {
    name: clauseName(first),
    heading: first.heading,
    other: clauseName(second),
    otherheading: second.heading,
  };
  const figures = { figure: more.quantity.text, otherfigure: less.quantity.text };
  const evidence = [evidenceFor(first, more.sentence), evidenceFor(second, less.sentence)];
  if (!areComparable(a, b)) return fixed('conclusion', 'comparison-unlike', { ...names, ...figures }, evidence);
  const wording = a.value === b.value ? 'comparison-equal' : 'comparison-larger';
  return fixed('conclusion', wording, { ...names, ...figures, year: a.year ?? '' }, evidence);
}

function evidenceFor(clause: Clause, words: string): Evidence {
  return { clauseId: clause.id, quote: words };
}
