import type { Draft, DraftSentence } from '../domain/draft.js';
import type { DocumentId } from '../domain/ids.js';
import { validityOn } from '../domain/policy-document.js';
import { allowedDocuments, isBinding } from '../search/binding-documents.js';
import type { ExtractedDraft } from './answer-from-clauses.js';
import { clauseName } from './clause-name.js';
import { suggest } from './compose-extract.js';
import { extractiveDraft, fixed, quoteWhole, titleEvidence } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';
import { tellStanding } from './tell-standing.js';
import { ENDED } from './weights.js';

/** The documents that a caller allows and that do not bind on the day of the question; empty where all do. */
export function endedDocuments(
  { index, asOf }: QuestionContext,
  allowed: readonly DocumentId[] | null,
): ReadonlySet<DocumentId> {
  const ended = allowedDocuments(index, allowed).filter((document) => !isBinding(validityOn(document, asOf)));
  return new Set(ended.map(({ id }) => id));
}

/** Whether an answer from documents in force is not so sure that one no longer in force may not have answered far better. */
export function isUnsure({ draft, decision }: ExtractedDraft): boolean {
  return draft.outcome === 'no_basis' || (decision !== null && decision.confidence < ENDED.sure);
}

/**
 * Where what no longer binds would have answered, and nothing in force does nearly as well: that it did, where it stands and how
 * its document ended, never what it says; then what in force is nearest. `fromEnded` is what the documents not in force would
 * have answered. The answer as it was where they would not, or not by far better.
 */
export function pointAtEnded(
  answered: ExtractedDraft,
  fromEnded: ExtractedDraft,
  context: QuestionContext,
): ExtractedDraft {
  const { index } = context;
  const clause = fromEnded.ground?.clauses[0];
  const document = clause && index.document(clause.documentId);
  if (fromEnded.draft.outcome !== 'answered' || !clause || !document) return answered;
  const told: readonly DraftSentence[] = [
    fixed('conclusion', 'ended-clause', { title: document.title, name: clauseName(clause) }, [titleEvidence(clause)]),
    ...tellStanding(document, context),
  ];
  if (answered.draft.outcome === 'no_basis') return { ...answered, draft: withReason(answered.draft, told) };
  const isFar = (fromEnded.decision?.confidence ?? 0) >= (answered.decision?.confidence ?? 1) + ENDED.lead;
  const nearest = answered.ground?.clauses[0];
  if (!isFar || !nearest) return answered;
  const draft = extractiveDraft(
    'no_basis',
    [
      fixed('conclusion', 'no-basis-in-force'),
      ...told,
      fixed('basis', 'nearest-clause', { name: clauseName(nearest) }, [titleEvidence(nearest)]),
      quoteWhole(nearest),
      fixed('contact', 'contact-hotline'),
    ],
    suggest(nearest),
  );
  return { ...answered, draft, ground: null };
}

function withReason(refusal: Draft, told: readonly DraftSentence[]): Draft {
  const [first, ...rest] = refusal.sentences;
  const isPlain = first?.kind === 'fixed' && first.wording === 'no-basis';
  const reason = isPlain ? fixed('conclusion', 'no-basis-in-force') : first;
  return { ...refusal, sentences: [...(reason ? [reason] : []), ...told, ...rest] };
}
