import type { Clause } from '../../domain/clause.js';
import type { ReadWords, ReadWordsOf, WordAccount } from './account-words.js';
import { type BearingUnit, type Fragment, plainText, readFragments, unitsOf } from './read-units.js';

/** One claim of a statement: a fragment, with those before it that only lead in to it (到2027年, 对企业来说). */
export interface Claim extends Fragment {
  readonly words: ReadWords;
}

/** A claim and what bears it best. */
export interface BorneClaim {
  readonly claim: Claim;
  readonly unit: BearingUnit;
  /** What the sentence accounts for, with the heading and the title of its document. */
  readonly inUnit: WordAccount;
  /** What the whole clause accounts for. */
  readonly inClause: WordAccount;
}

/** A fragment of so few characters that mean something claims nothing by itself. */
const LEAST_CONTENT = 4;
/** 对企业来说: it says whom the rest may concern. */
const FRAME = /(?:来说|来讲|而言|来看|方面|上)[，,]?$/u;

/** Cuts a plain statement into its claims. */
export function readClaims(text: string, wordsOf: ReadWordsOf): readonly Claim[] {
  const claims: Claim[] = [];
  let pending: Fragment[] = [];
  for (const fragment of readFragments(text)) {
    pending.push(fragment);
    const claim = join(text, pending, wordsOf);
    const isLead =
      claim.figures.every(({ kind }) => kind === 'year') &&
      claim.forces.size === 0 &&
      (claim.words.accountedBy('').content <= LEAST_CONTENT || FRAME.test(fragment.text));
    if (isLead) continue;
    claims.push(claim);
    pending = [];
  }
  if (pending.length === 0) return claims;
  // What stands last belongs to what it follows.
  const last = claims.pop();
  return [...claims, join(text, last ? [last, ...pending] : pending, wordsOf)];
}

function join(text: string, fragments: readonly Fragment[], wordsOf: ReadWordsOf): Claim {
  const from = fragments[0]?.span[0] ?? 0;
  const to = fragments.at(-1)?.span[1] ?? text.length;
  const figures = fragments.flatMap((fragment) => fragment.figures);
  const own = text.slice(from, to);
  return {
    text: own,
    span: [from, to],
    figures,
    forces: new Set(fragments.flatMap(({ forces }) => [...forces])),
    inherited: fragments[0]?.inherited ?? new Set(),
    words: wordsOf(
      own,
      figures.map(({ span }) => [span[0] - from, span[1] - from]),
    ),
  };
}

/** The unit of `units` that accounts for most of the claim; the first of several. Null where there is none. */
export function bearerOf(claim: Claim, units: readonly BearingUnit[]): BorneClaim | null {
  let best: BorneClaim | null = null;
  for (const unit of units) {
    const inUnit = claim.words.accountedBy(`${unit.text}\n${contextOf(unit.clause)}`);
    if (best && scoreOf(inUnit) <= scoreOf(best.inUnit)) continue;
    best = { claim, unit, inUnit, inClause: inUnit };
  }
  return best && { ...best, inClause: claim.words.accountedBy(sourceOf(best.unit.clause)) };
}

/** Words of consequence decide between sentences that have as much of the rest. */
function scoreOf({ found, weighty }: WordAccount): number {
  return found - weighty.length / 2;
}

const contextOfClause = new WeakMap<Clause, string>();
const sourceOfClause = new WeakMap<Clause, string>();

/** The heading and the title, under which every sentence of the clause stands. */
export function contextOf(clause: Clause): string {
  return remember(contextOfClause, clause, () => plainText(`${clause.heading}\n${clause.label}`));
}

/** All that a clause says, its headings above included. */
export function sourceOf(clause: Clause): string {
  return remember(sourceOfClause, clause, () =>
    [...unitsOf(clause).map(({ text }) => text), contextOf(clause), ...clause.path.map(plainText)].join('\n'),
  );
}

function remember(known: WeakMap<Clause, string>, clause: Clause, make: () => string): string {
  const kept = known.get(clause);
  if (kept !== undefined) return kept;
  const made = make();
  known.set(clause, made);
  return made;
}
