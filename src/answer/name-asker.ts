import type { Clause } from '../domain/clause.js';
import type { Draft } from '../domain/draft.js';
import type { ClauseIndex, TermWeight } from '../ports/clause-index.js';
import { clauseTerms } from '../search/clause-terms.js';
import type { UnderstandQuestion, UnderstoodQuestion } from '../search/understand-question.js';
import { fixed, titleEvidence } from './draft-sentences.js';
import { ASKER } from './weights.js';

/** The terms of a question with those of the asker's trade beside them; a word of the question keeps its own weight. */
export function withTrade(terms: readonly TermWeight[], trade: readonly TermWeight[]): readonly TermWeight[] {
  const own = new Set(terms.map(([term]) => term));
  const added = trade
    .filter(([term]) => !own.has(term))
    .map(([term, weight]): TermWeight => [term, weight * ASKER.trade]);
  return [...terms, ...added];
}

/** Builds the test whether a text is about something: a word of its subject stands in the documents, and not all over them. */
export function subjectReader(
  { understand }: { readonly understand: UnderstandQuestion },
  index: ClauseIndex,
): (text: string) => boolean {
  const isTelling = (term: string): boolean => {
    const share = index.passageFrequency(term) / Math.max(1, index.passageCount);
    return share > 0 && share <= ASKER.common;
  };
  return (text) =>
    text !== '' && understand(text).subject.some(({ readings }) => readings.some((terms) => terms.some(isTelling)));
}

/**
 * Opens an answer with whom it is for, in their own words (`said`), where that has bearing: a clause of the answer names the
 * trade, in those words or in the policy's.
 */
export function nameAsker(
  draft: Draft,
  said: string,
  asker: UnderstoodQuestion,
  index: ClauseIndex,
  tokenize: (text: string) => readonly string[],
): Draft {
  if (draft.outcome !== 'answered' && draft.outcome !== 'partial') return draft;
  const evidence = draft.sentences.flatMap((each) => (each.kind === 'quote' ? [each.evidence] : each.evidence));
  const bears = (clause: Clause): boolean => {
    const inClause = clauseTerms(clause, [clause.heading, clause.text].join('\n'), tokenize);
    return asker.subject.some(({ readings }) =>
      readings.some((terms) => terms.filter((term) => inClause.has(term)).length >= terms.length * ASKER.bearing),
    );
  };
  const clause = evidence.flatMap(({ clauseId }) => index.clause(clauseId) ?? []).find(bears);
  if (!clause) return draft;
  return { ...draft, sentences: [fixed('conclusion', 'asker', { said }, [titleEvidence(clause)]), ...draft.sentences] };
}
