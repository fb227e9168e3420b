import type { Label } from '../../domain/routing.js';
import type { ClauseIndex } from '../../ports/clause-index.js';
import type { ExtractedDraft } from '../answer-from-clauses.js';
import { YIELD } from '../weights.js';
import type { Route } from './route-question.js';

/** What a policy on AI has nothing to say to, and a document of another office may. Never what is unsafe, unlawful or uncivil. */
const YIELDING: readonly Label[] = ['account', 'advice', 'code-homework', 'complaint', 'service', 'chitchat'];

/** Whether other documents than the one that the assistant is for might answer what this reply turns away. */
export function mayYield({ label }: Route, { documentCount }: ClauseIndex): boolean {
  return documentCount > 1 && YIELDING.includes(label);
}

/** Whether the answer is sure, and drawn from another document than the corpus's first, for which the replies are written. */
export function isOthersBusiness(
  { draft, decision }: Pick<ExtractedDraft, 'draft' | 'decision'>,
  index: ClauseIndex,
): boolean {
  const [first] = index.documents();
  const cited = draft.sentences.flatMap(({ evidence }) => evidence)[0]?.clauseId;
  return (
    draft.outcome === 'answered' &&
    (decision?.confidence ?? 0) >= YIELD.sure &&
    cited !== undefined &&
    index.clause(cited)?.documentId !== first?.id
  );
}
