import type { Clause } from './clause.js';

/** A sentence with the clauses that it cites, and whether they bear it. */
export interface SetStatement {
  readonly id: string;
  /** Numbers of clauses of the seed policy (`13`, `一`), or ids of the set's own clauses (`o-01`). */
  readonly clauses: readonly string[];
  readonly text: string;
  readonly isTrue: boolean;
  /** The odd half is only ever scored: nobody tunes on it. */
  readonly half: 'tuning' | 'held';
}

/** Statements to calibrate the verifier on, and the clauses of their own that they cite beside the seed's. */
export interface StatementSet {
  readonly clauses: readonly Clause[];
  readonly statements: readonly SetStatement[];
}
