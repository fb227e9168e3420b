import type { Clause } from '../../domain/clause.js';

/** What an extractive answer was drawn from: all that a model may word it anew with. */
export interface Ground {
  /** The question as it is understood: completed from the conversation, in simplified Chinese. */
  readonly question: string;
  /** Ranked, best first. */
  readonly clauses: readonly Clause[];
  /** Whether a figure was asked for, which the conclusion must then hold. */
  readonly wantsFigure: boolean;
}
