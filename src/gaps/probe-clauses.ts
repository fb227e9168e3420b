import type { Clause } from '../domain/clause.js';
import type { DocumentId } from '../domain/ids.js';
import { type Day, validityOn } from '../domain/policy-document.js';
import type { LayWord } from '../domain/vocabulary.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { inverseDocumentFrequency } from '../search/bm25.js';
import type { SearchClauses } from '../search/search-clauses.js';
import { type Paraphrase, type ParaphraseKind, paraphraseClause } from './paraphrase-clause.js';
import { GAPS } from './thresholds.js';

/** How one question fared. */
export interface Probe {
  readonly kind: ParaphraseKind;
  readonly question: string;
  /** From 1; null where the clause is not among the first `GAPS.depth`. */
  readonly rank: number | null;
  /** The clause that stands first in its place; null where none does. */
  readonly before: Clause | null;
}

/** How well one clause is found by its own questions. */
export interface ClauseFinding {
  readonly clause: Clause;
  readonly probes: readonly Probe[];
  /** Mean of 1/rank, 0 where it is not found (Voorhees 1999): 1 is always first. */
  readonly meanReciprocalRank: number;
  readonly shareFirst: number;
  readonly shareFound: number;
  /** The question that finds it worst, the first of several. */
  readonly worst: Probe;
}

export interface ClauseProbing {
  /** Worst found first. */
  readonly findings: readonly ClauseFinding[];
  /** Searchable clauses from which no question could be made. */
  readonly unasked: readonly Clause[];
}

export interface ProbeParts {
  readonly index: ClauseIndex;
  readonly search: SearchClauses;
  readonly tokenize: (text: string) => readonly string[];
  readonly layWords: readonly LayWord[];
}

export interface ProbeOptions {
  readonly asOf: Day;
  /** Default every document that binds on the day. */
  readonly documentIds?: readonly DocumentId[];
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Asks the search every clause's own questions and ranks the clauses by how badly they are found. A clause that stands
 * before and holds the words asked for answers as well, and is passed over. About nine searches a clause.
 */
export async function probeClauses(
  { index, search, tokenize, layWords }: ProbeParts,
  { asOf, documentIds, onProgress }: ProbeOptions,
): Promise<ClauseProbing> {
  const clauses = index
    .documents()
    .filter((document) => ['in_force', 'unknown'].includes(validityOn(document, asOf)))
    .filter(({ id }) => !documentIds || documentIds.includes(id))
    .flatMap(({ id }) => index.clausesOf(id).filter((clause) => clause.searchable));
  const rarity = (phrase: string): number => {
    const terms = tokenize(phrase);
    const rarities = terms.map((term) => inverseDocumentFrequency(index.passageFrequency(term), index.passageCount));
    return rarities.reduce((sum, value) => sum + value, 0) / Math.max(1, terms.length);
  };
  const findings: ClauseFinding[] = [];
  const unasked: Clause[] = [];
  for (const [at, clause] of clauses.entries()) {
    const probes: Probe[] = [];
    for (const paraphrase of paraphraseClause(clause, layWords, rarity)) {
      const { hits } = await search({ query: paraphrase.question, asOf, limit: GAPS.depth });
      probes.push(
        probe(
          clause,
          paraphrase,
          hits.map((hit) => hit.clause),
        ),
      );
    }
    const [first, ...others] = probes;
    if (first) findings.push(judge(clause, [first, ...others]));
    else unasked.push(clause);
    onProgress?.(at + 1, clauses.length);
  }
  return { findings: findings.sort(worstFirst), unasked };
}

function probe(clause: Clause, { kind, question, words }: Paraphrase, found: readonly Clause[]): Probe {
  const at = found.findIndex(({ id }) => id === clause.id);
  const ahead = (at < 0 ? found : found.slice(0, at)).filter(({ text }) => !words.some((each) => text.includes(each)));
  return { kind, question, rank: at < 0 ? null : ahead.length + 1, before: ahead[0] ?? null };
}

function judge(clause: Clause, probes: readonly [Probe, ...Probe[]]): ClauseFinding {
  const mean = (value: (probe: Probe) => number): number =>
    probes.reduce((sum, each) => sum + value(each), 0) / probes.length;
  return {
    clause,
    probes,
    meanReciprocalRank: mean(({ rank }) => (rank === null ? 0 : 1 / rank)),
    shareFirst: mean(({ rank }) => (rank === 1 ? 1 : 0)),
    shareFound: mean(({ rank }) => (rank === null ? 0 : 1)),
    worst: probes.reduce((worst, each) => (rankOf(each) > rankOf(worst) ? each : worst)),
  };
}

const rankOf = ({ rank }: Probe): number => rank ?? Number.POSITIVE_INFINITY;

function worstFirst(a: ClauseFinding, b: ClauseFinding): number {
  return (
    a.meanReciprocalRank - b.meanReciprocalRank || a.shareFirst - b.shareFirst || (a.clause.id < b.clause.id ? -1 : 1)
  );
}
