import type { Clause } from './clause.js';

/** What is wrong with a false sentence that somebody wrote; those made by rule have their own kinds. */
export const WRITTEN_KINDS = ['unsupported', 'merged', 'swapped', 'modality', 'body'] as const;

/** A sentence with the clauses that it cites, and whether they bear it. */
export interface SetStatement {
  readonly id: string;
  /** Numbers of clauses of the seed policy (`13`, `一`), or ids of the set's own clauses (`o-01`). */
  readonly clauses: readonly string[];
  readonly text: string;
  readonly isTrue: boolean;
  /** Null for a true one. */
  readonly kind: (typeof WRITTEN_KINDS)[number] | null;
  /** Which files it is of. What is held is only ever scored: nobody tunes on it. */
  readonly half: 'tuning' | 'held';
}

/** Statements to calibrate the verifier on, and the clauses of their own that they cite beside the seed's. */
export interface StatementSet {
  readonly clauses: readonly Clause[];
  readonly statements: readonly SetStatement[];
}
