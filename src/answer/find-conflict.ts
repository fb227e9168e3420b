import type { Clause } from '../domain/clause.js';
import { isSameFigure, type StatedFigure } from './model/read-figures.js';
import { type BearingUnit, type Fragment, unitsOf } from './model/read-units.js';
import { CONFLICT } from './weights.js';

/** Two sentences of different documents that answer the same differently. */
export interface Conflict {
  readonly clause: Clause;
  /** The sentence, verbatim. */
  readonly words: string;
}

type TermsOf = (text: string) => readonly string[];

/** What one fragment lays down, and of what. */
interface Matter {
  readonly unit: BearingUnit;
  readonly fragment: Fragment;
  /** Words of the fragment without its figures; those of the fragment before it too, where it has few. */
  readonly terms: ReadonlySet<string>;
  /** Words of its sentence before it: of whom or of what it holds. */
  readonly lead: ReadonlySet<string>;
}

/**
 * The first sentence of `others` that says of the matter of `quotes`, words of `clause`, another figure in the same unit, another
 * bound, or allows what they forbid; null where none does. The same matter is known by the words around it and by those of the
 * `question`: what the one sentence has of them the other must have too. A clause that states the same figures anywhere contradicts nothing.
 */
export function findConflict(
  question: string,
  { clause, quotes }: { readonly clause: Clause; readonly quotes: readonly string[] },
  others: readonly Clause[],
  tokenize: TermsOf,
): Conflict | null {
  const asked = wordsIn(question, tokenize);
  const said = mattersOf(clause, tokenize).filter(({ unit }) =>
    unit.quotes.some((sentence) => quotes.some((words) => sentence.includes(words) || words.includes(sentence))),
  );
  for (const other of others) {
    const matters = mattersOf(other, tokenize);
    for (const one of said) {
      if (matters.some((each) => agrees(one, each))) continue;
      const found = matters.find((each) => differs(one, each) && isSameMatter(one, each, asked, tokenize));
      if (found) return { clause: other, words: found.unit.quotes.at(-1) ?? other.text };
    }
  }
  return null;
}

function mattersOf(clause: Clause, tokenize: TermsOf): readonly Matter[] {
  return unitsOf(clause).flatMap((unit) =>
    unit.fragments.flatMap((fragment, at) => {
      if (amountsOf(fragment).length === 0 && fragment.forces.size === 0) return [];
      const own = wordsIn(withoutFigures(fragment), tokenize);
      const before = unit.fragments[at - 1];
      const terms = own.size < CONFLICT.leastWords && before ? [...own, ...wordsIn(before.text, tokenize)] : own;
      const lead = wordsIn(unit.text.slice(0, fragment.span[0]), tokenize);
      return [{ unit, fragment, terms: new Set(terms), lead }];
    }),
  );
}

function isSameMatter(one: Matter, other: Matter, asked: ReadonlySet<string>, tokenize: TermsOf): boolean {
  if (!areAlike(one.terms, other.terms, CONFLICT.sharedWords, CONFLICT.leastWords)) return false;
  // 高新技术企业，减按15% and 非居民企业，减按10%: alike but for whom they hold.
  if (one.lead.size > 0 && other.lead.size > 0 && !areAlike(one.lead, other.lead, CONFLICT.sharedLead, 1)) return false;
  const [mine, theirs] = [one, other].map(({ unit }) => wordsIn(`${unit.text}，${unit.clause.heading}`, tokenize));
  return [...asked].every((term) => !mine?.has(term) || theirs?.has(term));
}

function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>, share: number, least: number): boolean {
  const shared = [...one].filter((term) => other.has(term)).length;
  return shared >= least && shared >= Math.min(one.size, other.size) * share;
}

function differs(one: Matter, other: Matter): boolean {
  const [mine, theirs] = [amountsOf(one.fragment), amountsOf(other.fragment)];
  const isOther = mine.some((figure) =>
    theirs.some((each) => each.unit === figure.unit && each.unit !== '' && !isSameFigure(figure, each)),
  );
  return isOther || forbidsWhatIsAllowed(one, other) || forbidsWhatIsAllowed(other, one);
}

function agrees(one: Matter, other: Matter): boolean {
  const theirs = amountsOf(other.fragment);
  const mine = amountsOf(one.fragment);
  return mine.length > 0 && mine.every((figure) => theirs.some((each) => isSameFigure(figure, each)));
}

function forbidsWhatIsAllowed({ fragment: one }: Matter, { fragment: other }: Matter): boolean {
  return one.forces.has('forbid') && other.forces.has('may') && !other.forces.has('forbid');
}

function amountsOf({ figures }: Fragment): readonly StatedFigure[] {
  return figures.filter(({ kind }) => kind === 'amount');
}

function withoutFigures({ text, span, figures }: Fragment): string {
  return figures.reduceRight(
    (rest, { span: [from, to] }) => rest.slice(0, from - span[0]) + rest.slice(to - span[0]),
    text,
  );
}

function wordsIn(text: string, tokenize: TermsOf): ReadonlySet<string> {
  return new Set(tokenize(text).filter((term) => /^[\p{Script=Han}A-Za-z]{2,}$/u.test(term)));
}
