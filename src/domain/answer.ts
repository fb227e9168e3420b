import type { ClauseId, DocumentId } from './ids.js';
import type { Validity } from './policy-document.js';

/** How a question ended: a closed set, each with its own reply. */
export const OUTCOMES = [
  'answered',
  'partial',
  'clarification',
  'no_basis',
  'refused',
  'greeting',
  'handoff',
  'failed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A proven pointer from an answer to the words of one clause. */
export interface Citation {
  /** From 1, as `[n]` in the answer. */
  readonly index: number;
  readonly clauseId: ClauseId;
  readonly documentId: DocumentId;
  readonly documentTitle: string;
  readonly docNumber: string | null;
  readonly number: string;
  readonly label: string;
  readonly path: readonly string[];
  readonly heading: string;
  /** `clause.text.slice(...span)`, always. */
  readonly quote: string;
  readonly span: readonly [number, number];
  readonly validity: Validity;
  readonly url: string | null;
}

/** `quote`: verbatim words of a clause. `statement`: checked against the clauses it cites. `fixed`: wording of `prompts/`. */
export type SentenceKind = 'quote' | 'statement' | 'fixed';

/** One sentence as sent to a person; `citations` are indexes of `Citation.index`. */
export interface AnswerSentence {
  readonly text: string;
  readonly kind: SentenceKind;
  readonly citations: readonly number[];
}

/** What the answer path returns, before a conversation and a clock are added to it. */
export interface Answer {
  readonly outcome: Outcome;
  /** Markdown in the house style; `[n]` points at `citations[n-1]`. */
  readonly markdown: string;
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
  readonly followUps: readonly string[];
  /** The AI label. */
  readonly notice: string;
  /** `extractive`, or the model's name. */
  readonly engine: string;
  /** Which prompts a model worded it with; absent where none did. Kept with the answer, not sent. */
  readonly prompts?: readonly PromptUse[];
}

/** A prompt of `prompts/model/` that took part in an answer: so a change of the prompt can be told from one of the model. */
export interface PromptUse {
  readonly id: string;
  readonly version: number;
  /** The first 12 hexadecimal digits of the SHA-256 of its file. */
  readonly hash: string;
}
