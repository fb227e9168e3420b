import type { Outcome } from '../domain/answer.js';
import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence, Evidence, Section } from '../domain/draft.js';
import { hasLongTable, withoutLongTable } from './quote-table.js';

export type FixedSentence = Extract<DraftSentence, { kind: 'fixed' }>;

/** The whole clause, verbatim, as the basis of an answer; of one with a long table its beginning. */
export function quoteWhole(clause: Clause): Extract<DraftSentence, { kind: 'quote' }> {
  return { kind: 'quote', section: 'basis', evidence: { clauseId: clause.id, quote: withoutLongTable(clause) } };
}

/**
 * What of a clause is shown as the basis: the whole of it; of a notice's long front, and of a clause with a long table, only the
 * paragraph or row with the words.
 */
export function quoteBasis(clause: Clause, words: string): DraftSentence {
  const paragraph = clause.text.split('\n').find((line) => line.includes(words));
  const isLong = clause.kind === 'front' || hasLongTable(clause);
  return isLong && paragraph ? quote('basis', clause, paragraph) : quoteWhole(clause);
}

/** Words of a clause, verbatim. */
export function quote(section: Section, clause: Clause, words: string): DraftSentence {
  return { kind: 'quote', section, evidence: { clauseId: clause.id, quote: words } };
}

/** Fixed wording of `prompts/`. */
export function fixed(
  section: Section,
  wording: string,
  values: Readonly<Record<string, string>> = {},
  evidence: readonly Evidence[] = [],
): FixedSentence {
  return { kind: 'fixed', section, wording, values, evidence };
}

/** Fixed wording of the conclusion about a clause, which it cites by its title. */
export function concerning(
  wording: string,
  clause: Clause,
  values: Readonly<Record<string, string>> = {},
): FixedSentence {
  return fixed('conclusion', wording, values, [titleEvidence(clause)]);
}

/** Points at a clause by its title, or by all its words where it has none. */
export function titleEvidence(clause: Clause): Evidence {
  return { clauseId: clause.id, quote: clause.heading === '' ? withoutLongTable(clause) : clause.heading };
}

/** A draft of the extractive composer, which every composer here is. */
export function extractiveDraft(
  outcome: Outcome,
  sentences: readonly DraftSentence[],
  followUps: readonly string[] = [],
): Draft {
  return { outcome, sentences, followUps, engine: 'extractive' };
}
