import type { ModelStatement } from '../answer/model/statement.js';
import type { JudgedStatement } from '../answer/model/verify-statement.js';
import type { Clause } from '../domain/clause.js';
import { type SetStatement, type StatementSet, WRITTEN_KINDS } from '../domain/statement-set.js';
import { CORRUPTIONS, type Corruption, corruptStatements } from './corrupt-statements.js';

/**
 * What each half must reach, as shares of the true kept and of the false rejected. In the tuning half nothing false may pass;
 * floors of the held one lie a little below what was measured, so that chance on a few dozen statements fails nobody. Figures
 * and clauses are promises and have no room in either. The aim for the true is 0.95.
 */
const STATEMENT_GATES = {
  tuning: { kept: 0.89, rejected: 1, merged: 1, promised: 1 },
  held: { kept: 0.74, rejected: 0.97, merged: 0.9, promised: 1 },
} as const;
const PROMISED: readonly StatementKind[] = [
  'number',
  'year',
  'unit',
  'comparator',
  'swapped',
  'swapped-by-hand',
  'invented',
];

/** What is false by somebody's hand is counted apart from what a rule made false in the same way. */
const BY_HAND = WRITTEN_KINDS.map((kind) => `${kind}-by-hand` as const);

export type StatementKind = 'true' | (typeof BY_HAND)[number] | Corruption;

/** How the statements of one kind fared. */
export interface KindFigures {
  readonly kind: StatementKind;
  readonly statements: number;
  readonly kept: number;
  /** Of the true: share kept. Of the false: share rejected. 0 to 1. */
  readonly right: number;
  /** Of the true and these false ones, what is kept and true: kept true ÷ (kept true + kept of this kind), as many of each. */
  readonly precision: number | null;
}

export interface HalfFigures {
  readonly kinds: readonly KindFigures[];
  /** Of all that is kept, the share that is true. */
  readonly precision: number;
  /** Of all that is true, the share that is kept. */
  readonly recall: number;
  readonly passed: boolean;
}

/** One statement of a set or made of it, with what was judged. */
export interface JudgedExample {
  readonly kind: StatementKind;
  readonly half: SetStatement['half'];
  readonly id: string;
  readonly statement: ModelStatement;
  readonly judged: JudgedStatement;
}

export interface StatementReport {
  readonly passed: boolean;
  readonly tuning: HalfFigures;
  readonly held: HalfFigures;
}

/**
 * Judges every statement of a set and what is made of the true ones. `clauseOf` finds a clause of the seed by its number.
 * Throws a RangeError where a statement cites a clause that there is not.
 */
export async function judgeStatements(
  { clauses, statements }: StatementSet,
  judge: (statement: ModelStatement) => Promise<JudgedStatement>,
  clauseOf: (number: string) => Clause | undefined,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly JudgedExample[]> {
  const own = new Map(clauses.map((clause) => [clause.number, clause]));
  const find = (name: string): Clause => {
    const found = own.get(name) ?? clauseOf(name);
    if (!found) throw new RangeError(`no clause ${name}`);
    return found;
  };
  const examples = (['tuning', 'held'] as const).flatMap((half) => {
    const those = statements.filter((statement) => statement.half === half);
    const truths = those.filter(({ isTrue }) => isTrue);
    const cited = [...new Set(statements.flatMap((statement) => statement.clauses))];
    const plain = those.map((each) => ({
      ...each,
      kind: each.kind ? (`${each.kind}-by-hand` as const) : ('true' as const),
    }));
    const made = corruptStatements(truths, cited).map((each, at) => ({ ...each, id: `${each.kind}-${at}` }));
    return [...plain, ...made].map(({ kind, id, text, clauses: names }) => ({
      ...{ kind, half, id },
      statement: { text, clauses: names.map(find) },
    }));
  });
  const judged: JudgedExample[] = [];
  for (const example of examples) {
    judged.push({ ...example, judged: await judge(example.statement) });
    onProgress?.(judged.length, examples.length);
  }
  return judged;
}

/** Counts by kind for both halves. */
export function reportStatements(examples: readonly JudgedExample[]): StatementReport {
  const tuning = figuresOf('tuning', examples);
  const held = figuresOf('held', examples);
  return { passed: tuning.passed && held.passed, tuning, held };
}

function figuresOf(half: SetStatement['half'], all: readonly JudgedExample[]): HalfFigures {
  const examples = all.filter((example) => example.half === half);
  const isKept = ({ judged }: JudgedExample): boolean => judged.verdict.proven;
  const truths = examples.filter(({ kind }) => kind === 'true');
  const recall = share(truths.filter(isKept).length, truths.length) ?? 0;
  const kinds = (['true', ...BY_HAND, ...CORRUPTIONS] as const).map((kind): KindFigures => {
    const those = examples.filter((example) => example.kind === kind);
    const kept = those.filter(isKept).length;
    const keptShare = share(kept, those.length) ?? 0;
    const right = kind === 'true' ? keptShare : 1 - keptShare;
    const precision = kind === 'true' ? null : share(recall, recall + keptShare);
    return { kind, statements: those.length, kept, right, precision };
  });
  const kept = examples.filter(isKept);
  return {
    kinds,
    precision: share(kept.filter(({ kind }) => kind === 'true').length, kept.length) ?? 0,
    recall,
    passed: kinds.every(({ kind, right }) => right >= gateOf(half, kind)),
  };
}

function gateOf(half: SetStatement['half'], kind: StatementKind): number {
  const gates = STATEMENT_GATES[half];
  if (kind === 'true') return gates.kept;
  if (kind === 'merged-by-hand') return gates.merged;
  return PROMISED.includes(kind) ? gates.promised : gates.rejected;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
