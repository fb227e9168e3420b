import type { ClauseIndex } from '../ports/clause-index.js';
import { type AskedMessage, type Drafted, type DraftingParts, draftMessage } from './draft-message.js';
import type { ModelUse } from './model/ask-model.js';
import { rewriteQuestion } from './model/rewrite-question.js';
import type { ModelParts } from './model/word-answer.js';
import type { Recall } from './understand-in-context.js';

/** A draft, and the message that it answers. */
export interface DraftOfReading {
  readonly drafted: Drafted;
  readonly read: string;
}

/**
 * Drafts a masked message. A follow-up that the rules cannot place may be read by the model, where one is configured and the
 * rules agree with its reading.
 */
export async function draftOrRewrite(
  parts: DraftingParts & { readonly languageModel?: ModelParts | null | undefined },
  index: ClauseIndex,
  question: AskedMessage & { readonly signal?: AbortSignal | undefined },
  recall: Recall,
  use: ModelUse,
): Promise<DraftOfReading> {
  const asIs = { drafted: await draftMessage(parts, index, question, recall), read: question.message };
  const { languageModel } = parts;
  if (!languageModel || question.earlier.length === 0 || asIs.drafted.draft.outcome !== 'no_basis') return asIs;
  const read = await rewriteQuestion({ ...parts, ...languageModel }, question, use);
  if (read === null) return asIs;
  const drafted = await draftMessage(parts, index, { ...question, message: read, earlier: [] }, recall);
  return drafted.draft.outcome === 'answered' ? { drafted, read } : asIs;
}
