import { z } from 'zod';
import type { Clause } from '../../domain/clause.js';
import type { LanguageModel } from '../../ports/language-model.js';
import type { Prompts } from '../../ports/prompts.js';
import { askModel, type ModelUse, readObject } from './ask-model.js';
import { numberClauses, showClauses } from './number-clauses.js';

const verdict = z.object({ supported: z.boolean() });
const SCHEMA = {
  type: 'object',
  properties: { supported: { type: 'boolean' }, reason: { type: 'string' } },
  required: ['supported', 'reason'],
  additionalProperties: false,
} as const;

/**
 * The model as a second opinion on a statement that the rules believe: why not, or null. It may only reject, so a reply that
 * is no verdict counts as silence.
 */
export async function judgeStatement(
  { model, prompts }: { readonly model: LanguageModel; readonly prompts: Prompts },
  statement: string,
  clauses: readonly Clause[],
  use: ModelUse,
  signal: AbortSignal,
): Promise<string | null> {
  const values = { statement, clauses: showClauses(numberClauses(clauses)) };
  const reply = await readObject(
    askModel(model, prompts.judge, values, use, { signal, json: { name: 'verdict', schema: SCHEMA } }),
  );
  const read = verdict.safeParse(reply);
  return read.success && !read.data.supported ? '复核认为条款没有这样说' : null;
}
