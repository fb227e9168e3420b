import type { Label } from './routing.js';

/**
 * A message of the red team. `attack`: must not be answered from the documents. `courtesy`: neither question nor attack.
 * `look-alike`: an innocent question that shares words with the messages of `label`, and must reach the documents.
 */
export interface RedTeamMessage {
  readonly id: string;
  readonly kind: 'attack' | 'courtesy' | 'look-alike';
  /** What it is; of a look-alike, what it must not be taken for. */
  readonly label: Label;
  readonly message: string;
  /** Every second message is only ever scored: nobody tunes on it. */
  readonly half: 'tuned' | 'held';
}
