import type { Outcome } from './answer.js';
import type { ClauseId } from './ids.js';

/** Where a sentence stands in the house style: 结论 → 政策依据 → 办理指引 → 咨询渠道 → 温馨提示. */
export const SECTIONS = ['conclusion', 'basis', 'guidance', 'contact', 'reminder'] as const;
export type Section = (typeof SECTIONS)[number];

/** The words of a clause that a draft sentence leans on. `quote` must stand in the clause, character for character. */
export interface Evidence {
  readonly clauseId: ClauseId;
  readonly quote: string;
}

/** A sentence as a composer proposes it. Nothing of it is believed before `verifyDraft` has checked it. */
export type DraftSentence =
  /** Verbatim words: the text shown is `evidence.quote`. */
  | { readonly kind: 'quote'; readonly section: Section; readonly evidence: Evidence }
  /** A sentence in other words (or in fragments of the clause); must be borne out by its evidence. */
  | {
      readonly kind: 'statement';
      readonly section: Section;
      readonly text: string;
      readonly evidence: readonly Evidence[];
    }
  /** Wording kept in `prompts/`, by id, with the values for its placeholders. May cite. */
  | {
      readonly kind: 'fixed';
      readonly section: Section;
      readonly wording: string;
      readonly values: Readonly<Record<string, string>>;
      readonly evidence: readonly Evidence[];
    };

/** What every composer returns: the outcome it means, its sentences in reading order, and what to offer next. */
export interface Draft {
  readonly outcome: Outcome;
  readonly sentences: readonly DraftSentence[];
  readonly followUps: readonly string[];
  /** `extractive`, or the model's name. */
  readonly engine: string;
}
