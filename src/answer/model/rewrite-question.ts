import { z } from 'zod';
import { Failure } from '../../domain/failure.js';
import type { LanguageModel } from '../../ports/language-model.js';
import type { Prompts } from '../../ports/prompts.js';
import type { UnderstandQuestion } from '../../search/understand-question.js';
import type { RouteQuestion } from '../route/route-question.js';
import type { Turn } from '../understand-in-context.js';
import { askModel, type ModelUse, readObject } from './ask-model.js';
import { listEarlier } from './list-earlier.js';
import { MODEL_WORDING } from './weights.js';

export interface RewritingParts {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  /** Milliseconds that the model may take for a whole answer. */
  readonly timeoutMs: number;
  readonly understand: UnderstandQuestion;
  readonly route: RouteQuestion;
}

const rewriting = z.object({
  label: z.literal('policy'),
  questions: z.array(z.string().trim().min(2).max(200)).min(1).max(3),
});
const SCHEMA = {
  type: 'object',
  properties: {
    label: { type: 'string', enum: ['policy', 'other'] },
    questions: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3 },
  },
  required: ['label', 'questions'],
  additionalProperties: false,
} as const;
/** Figures, years and Latin names are taken letter for letter. */
const EXACT = /[\da-z]+(?:\.\d+)?/giu;

/**
 * A message that leans on the conversation as one that stands alone, by the model; null where its reading does not agree with
 * that of the rules: every subject, figure and name must be the person's own, and the rules must take it for a policy
 * question too, and where the model fails.
 */
export async function rewriteQuestion(
  { model, prompts, timeoutMs, understand, route }: RewritingParts,
  { message, earlier, signal }: Turn & { readonly signal?: AbortSignal | undefined },
  use: ModelUse,
): Promise<string | null> {
  const time = AbortSignal.timeout(timeoutMs * MODEL_WORDING.rewriteShare);
  const until = signal ? AbortSignal.any([signal, time]) : time;
  const values = { question: message, earlier: listEarlier(earlier) };
  const asked = { signal: until, json: { name: 'rewriting', schema: SCHEMA } };
  const reply = await readObject(askModel(model, prompts.rewrite, values, use, asked)).catch((fault) => {
    if (fault instanceof Failure) throw fault;
    return null;
  });
  signal?.throwIfAborted();
  const read = rewriting.safeParse(reply);
  if (!read.success) return null;
  const said = [...earlier, message].flatMap((text) => [text, understand(text).plain]).join('\n');
  const isOwn = (question: string): boolean => {
    const { plain, subject } = understand(question);
    const words = [...subject.map((part) => part.said), ...(plain.match(EXACT) ?? [])];
    return words.every((word) => said.includes(word)) && route([plain]) === null;
  };
  return read.data.questions.every(isOwn) ? read.data.questions.join('？') : null;
}
