import type { Draft, DraftSentence } from '../domain/draft.js';
import type { DocumentId } from '../domain/ids.js';
import { type PolicyDocument, validityOn } from '../domain/policy-document.js';
import { isBinding } from '../search/binding-documents.js';
import { addWider } from './add-wider.js';
import type { ExtractedDraft } from './answer-from-clauses.js';
import { isUnsure, pointAtEnded, withEnded } from './answer-from-ended.js';
import { fixed } from './draft-sentences.js';
import { labelSources } from './label-sources.js';
import { noteConflict } from './note-conflict.js';
import type { PlaceReader } from './places.js';
import type { QuestionContext } from './question-context.js';

/** Asks the same question of some documents; null where the document of the best clause is not worth it. Default: each is. */
export type AnswerWithin = (
  scope: ReadonlySet<DocumentId>,
  isWorthIt?: (best: DocumentId) => boolean,
) => Promise<ExtractedDraft | null>;

export interface CompletingParts {
  readonly tokenize: (text: string) => readonly string[];
  readonly places: PlaceReader;
}

/**
 * What an answer from search owes to the other documents of the corpus: where nothing in force answers, what did; whose rules are
 * told; what another document in force lays down differently; and what is in force in the place of a document that the question
 * names. `allowed`: the documents that the caller allows; null for all.
 */
export async function completeAnswer(
  answered: ExtractedDraft,
  context: QuestionContext,
  parts: CompletingParts,
  allowed: readonly DocumentId[] | null,
  answerWithin: AnswerWithin,
): Promise<ExtractedDraft> {
  if (context.named.known.length > 0)
    return { ...answered, draft: await withSuccessors(answered.draft, context, answerWithin) };
  const all = isUnsure(answered) ? withEnded(context, allowed) : null;
  const fromAll = all && (await answerWithin(all, (best) => !context.scope.has(best)));
  const found = fromAll ? pointAtEnded(answered, fromAll, context) : answered;
  const { draft, ground } = found;
  if (draft.outcome !== 'answered' || ground === null) return found;
  const noted = noteConflict(draft, ground, context, parts);
  const labelled = labelSources(addWider(noted, ground, context, parts), context, parts.places);
  // Of two figures that contradict each other a model would make one sentence.
  return { ...found, draft: labelled, ground: noted === draft ? ground : null };
}

/** With what the documents in force in the place of those named say on it, under their own names. */
async function withSuccessors(draft: Draft, context: QuestionContext, answerWithin: AnswerWithin): Promise<Draft> {
  const added: DraftSentence[] = [];
  for (const { id, title } of new Set([...context.scope].flatMap((each) => successorsOf(each, context)))) {
    const found = await answerWithin(new Set([id]));
    if (found?.draft.outcome !== 'answered') continue;
    const own = found.draft.sentences.filter(({ section }) => section === 'conclusion' || section === 'basis');
    added.push(fixed('conclusion', 'successor-says', { successor: title }), ...own);
  }
  if (added.length === 0) return draft;
  const outcome = draft.outcome === 'no_basis' ? 'partial' : draft.outcome;
  return { ...draft, outcome, sentences: [...draft.sentences, ...added] };
}

/** The documents in force that replaced one that is not, at once or by others between; none where it is in force itself. */
function successorsOf(id: DocumentId, { index, asOf }: QuestionContext): readonly PolicyDocument[] {
  const seen = new Set<PolicyDocument>();
  const follow = (document: PolicyDocument | undefined): readonly PolicyDocument[] => {
    if (!document || seen.has(document)) return [];
    seen.add(document);
    if (isBinding(validityOn(document, asOf))) return [document];
    return document.supersededBy.flatMap((next) => follow(index.document(next as DocumentId)));
  };
  return follow(index.document(id)).filter((document) => document.id !== id);
}
