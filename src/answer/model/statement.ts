import type { Clause } from '../../domain/clause.js';

/** A sentence that a language model wrote, its tokens already resolved. */
export interface ModelStatement {
  /** As people would read it, without citation marks. */
  readonly text: string;
  /** Cited, at least one. */
  readonly clauses: readonly Clause[];
}

/** Why a statement may not be sent: a closed set, for the log, the measures and the request to repair. */
export const STATEMENT_FAULTS = [
  'language',
  'form',
  'address',
  'clause',
  'quote',
  'year',
  'unit',
  'figure',
  'subject',
  'body',
  'negation',
  'modality',
  'merged',
  'unsupported',
] as const;

export interface StatementFault {
  readonly kind: (typeof STATEMENT_FAULTS)[number];
  /** For the log and for the repair request to the model; Chinese, names what is wrong. */
  readonly detail: string;
}
