import type { Clause } from '../domain/clause.js';
import type { Draft } from '../domain/draft.js';
import { NO_SIGNALS } from '../search/fuse-signals.js';
import type { Retrieval } from '../search/retrieve.js';
import { referredClauses } from './answer-reference.js';
import { clauseName } from './clause-name.js';
import { extractiveDraft, fixed, quoteWhole, titleEvidence } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';
import type { FollowUp } from './resolve-follow-up.js';

/** 原文怎么写的: the clauses just spoken of, in full. Null where that is not what is asked, or nothing was spoken of. */
export function answerFollowUpText(context: QuestionContext, followUp: FollowUp): Draft | null {
  if (followUp.kind !== 'text' || context.references.references.length > 0) return null;
  const [clause] = context.spokenOf;
  if (!clause) return null;
  return extractiveDraft('answered', [
    fixed(
      'conclusion',
      clause.heading === '' ? 'reference-untitled' : 'reference-titled',
      clause.heading === '' ? { name: clauseName(clause) } : { name: clauseName(clause), heading: clause.heading },
      [titleEvidence(clause)],
    ),
    quoteWhole(clause),
  ]);
}

/** More clauses than this were a list, of which any may be meant; of fewer the first was the answer. */
const FEWEST_LISTED = 4;

function spokenTogether(spokenOf: readonly Clause[]): readonly Clause[] {
  return spokenOf.length >= FEWEST_LISTED ? spokenOf : spokenOf.slice(0, 1);
}

/**
 * Keeps only the clauses that the question itself means: those it names, or the one just spoken of where it points back.
 * They stay in their ranked order. `pointedAt` where the question leaves no doubt about the clause.
 */
export function narrowToMeant(
  retrieval: Retrieval,
  context: QuestionContext,
  followUp: FollowUp,
): { readonly retrieval: Retrieval; readonly pointedAt: boolean } {
  const named = referredClauses(context)?.clauses ?? [];
  const meant = named.length > 0 ? named : clausesMeant(context, followUp);
  const candidates = retrieval.candidates.filter((candidate) =>
    meant.some((clause) => clause.id === candidate.clause.id),
  );
  // What is named by number is meant, though no word of the question stands in it.
  const unranked = named
    .filter((clause) => clause.searchable && !candidates.some((candidate) => candidate.clause.id === clause.id))
    .map((clause) => ({ clause, ordinal: -1, signals: NO_SIGNALS, weights: NO_SIGNALS, parts: NO_SIGNALS, score: 0 }));
  const all = [...candidates, ...unranked];
  if (all.length === 0) return { retrieval, pointedAt: false };
  return { retrieval: { ...retrieval, candidates: all }, pointedAt: true };
}

function clausesMeant({ spokenOf, understood }: QuestionContext, { kind }: FollowUp): readonly Clause[] {
  if (kind === 'same-clause') return spokenTogether(spokenOf);
  if (kind !== 'narrowed') return [];
  return spokenOf.filter(({ text }) =>
    understood.subject.some(({ readings }) => readings.some((terms) => terms.every((term) => text.includes(term)))),
  );
}
