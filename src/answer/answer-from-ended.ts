import type { Draft, DraftSentence } from '../domain/draft.js';
import type { DocumentId } from '../domain/ids.js';
import { validityOn } from '../domain/policy-document.js';
import { allowedDocuments, bindingOn, isBinding } from '../search/binding-documents.js';
import type { ExtractedDraft } from './answer-from-clauses.js';
import { clauseName } from './clause-name.js';
import { suggest } from './compose-extract.js';
import { extractiveDraft, fixed, quoteWhole, titleEvidence } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';
import { tellStanding } from './tell-standing.js';
import { ENDED } from './weights.js';

/**
 * All documents that a caller allows; null where none of them has ceased to bind by the day of the question, or the question means
 * some of them only.
 */
export function withEnded(
  { index, asOf, scope }: QuestionContext,
  allowed: readonly DocumentId[] | null,
): ReadonlySet<DocumentId> | null {
  const documents = allowedDocuments(index, allowed);
  const binding = bindingOn(documents, asOf).ids;
  if (documents.length === binding.size || scope.size < binding.size) return null;
  return new Set(documents.map(({ id }) => id));
}

/** Whether an answer from documents in force is not so sure that one no longer in force may not have answered far better. */
export function isUnsure({ draft, decision }: ExtractedDraft): boolean {
  return draft.outcome === 'no_basis' || (decision !== null && decision.confidence < ENDED.sure);
}

/**
 * Where the clause that answers by far best is of a document that does not bind: that it would have, where it stands and how its
 * document ended, never what it says; then what in force is nearest. `fromAll` is what all documents would have answered, those
 * that do not bind among them. The answer as it was where their best clause is in force or not surer by far.
 */
export function pointAtEnded(
  answered: ExtractedDraft,
  fromAll: ExtractedDraft,
  context: QuestionContext,
): ExtractedDraft {
  const { index, asOf } = context;
  const clause = fromAll.ground?.clauses[0];
  const document = clause && index.document(clause.documentId);
  if (!clause || !document || isBinding(validityOn(document, asOf))) return answered;
  const [sure, before] = [fromAll, answered].map(({ decision }) => decision?.confidence ?? 0);
  if ((sure ?? 0) < Math.max(ENDED.least, (before ?? 0) + ENDED.lead)) return answered;
  const told: readonly DraftSentence[] = [
    fixed('conclusion', 'ended-clause', { title: document.title, name: clauseName(clause) }, [titleEvidence(clause)]),
    ...tellStanding(document, context),
  ];
  if (answered.draft.outcome === 'no_basis') return { ...answered, draft: withReason(answered.draft, told) };
  const nearest = answered.ground?.clauses[0];
  if (!nearest) return answered;
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
