import type { Clause } from '../../domain/clause.js';
import { withLeads } from '../read-lists.js';
import { readFigures, type StatedFigure } from './read-figures.js';
import { type Force, forcesOf } from './read-force.js';

/** A stretch between commas, semicolons and colons. */
export interface Fragment {
  readonly text: string;
  /** Code units in its unit's text. */
  readonly span: readonly [number, number];
  readonly figures: readonly StatedFigure[];
  readonly forces: ReadonlySet<Force>;
  /** Forces of the fragments before it in the sentence, under which it may stand. */
  readonly inherited: ReadonlySet<Force>;
}

/** What of a clause may bear a claim: one sentence of it, an item with the words that lead in to its list, or a whole list. */
export interface BearingUnit {
  readonly clause: Clause;
  /** Plain form: half-width, without blanks. */
  readonly text: string;
  /** The verbatim sentences. */
  readonly quotes: readonly string[];
  readonly fragments: readonly Fragment[];
  readonly figures: readonly StatedFigure[];
}

const FRAGMENT = /[^，；：:;,]+[，；：:;,]?/gu;

/** A list of one item is the item. */
const LEAD_AND_ITEM = 2;

const unitsOfClause = new WeakMap<Clause, readonly BearingUnit[]>();

/** The units of a clause in order. Kept as long as the clause is. */
export function unitsOf(clause: Clause): readonly BearingUnit[] {
  const known = unitsOfClause.get(clause);
  if (known) return known;
  let list: string[] = [];
  const read = (quotes: readonly string[]): BearingUnit => {
    const text = plainText(quotes.join(''));
    return { clause, text, quotes, fragments: readFragments(text), figures: readFigures(text) };
  };
  const units: BearingUnit[] = [];
  const endList = (): void => {
    if (list.length > LEAD_AND_ITEM) units.push(read(list));
    list = [];
  };
  for (const quotes of withLeads(clause)) {
    if (quotes.length === 1) endList();
    units.push(read(quotes));
    list.push(...quotes.slice(-1));
  }
  endList();
  unitsOfClause.set(clause, units);
  return units;
}

/** Full-width letters and digits in half width, blanks and thousands commas gone; Chinese stops stay. */
export function plainText(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(/\s+/gu, '');
}

/** Cuts a plain text into fragments, stops included. */
export function readFragments(text: string): readonly Fragment[] {
  const figures = readFigures(text);
  const before = new Set<Force>();
  return [...text.matchAll(FRAGMENT)].map((match) => {
    const span: readonly [number, number] = [match.index, match.index + match[0].length];
    const forces = forcesOf(match[0]);
    const inherited = new Set(before);
    for (const force of forces) before.add(force);
    if (/[；;]$/u.test(match[0])) before.clear();
    const own = figures.filter((figure) => figure.span[0] >= span[0] && figure.span[0] < span[1]);
    return { text: match[0], span, figures: own, forces, inherited };
  });
}
