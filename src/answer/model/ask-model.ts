import type { PromptUse } from '../../domain/answer.js';
import type { LanguageModel, ModelRequest } from '../../ports/language-model.js';
import type { Prompt } from '../../ports/prompts.js';
import { createStatementReader } from './read-statements.js';
import { MODEL_WORDING } from './weights.js';

/** What one answer has asked of a model so far, for the log, the record and the bill. */
export interface ModelUse {
  inputTokens: number;
  outputTokens: number;
  readonly prompts: PromptUse[];
}

export function startUse(): ModelUse {
  return { inputTokens: 0, outputTokens: 0, prompts: [] };
}

/** Sends a prompt; the text comes piece by piece, and what it cost is added to `use`. Throws what the model throws. */
export async function* askModel(
  model: LanguageModel,
  prompt: Prompt,
  values: Readonly<Record<string, string>>,
  use: ModelUse,
  further: Pick<ModelRequest, 'json' | 'signal'>,
): AsyncGenerator<string> {
  const { temperature, maxTokens } = prompt;
  if (!use.prompts.some(({ id }) => id === prompt.use.id)) use.prompts.push(prompt.use);
  const request: ModelRequest = { messages: prompt.render(values), temperature, maxTokens, ...further };
  for await (const piece of model.stream(request)) {
    if (piece.kind === 'text') yield piece.text;
    else {
      use.inputTokens += piece.inputTokens;
      use.outputTokens += piece.outputTokens;
    }
  }
}

/**
 * The statements of a reply, each as soon as it is whole, and none that was `seen` before (those read are added). No more are
 * read than a conclusion may need, and a reply that goes round in circles is left.
 */
export async function* readStatements(pieces: AsyncIterable<string>, seen: Set<string>): AsyncGenerator<string> {
  const reader = createStatementReader();
  const known = seen.size;
  let repeats = 0;
  const fresh = (statements: readonly string[]): readonly string[] =>
    statements.filter((statement) => {
      if (!seen.has(statement)) return seen.add(statement);
      repeats += 1;
      return false;
    });
  for await (const piece of pieces) {
    for (const statement of fresh(reader.push(piece))) yield statement;
    if (seen.size - known >= MODEL_WORDING.mostStatements || repeats >= MODEL_WORDING.mostRepeats) return;
  }
  for (const statement of fresh(reader.end())) yield statement;
}

/** A whole reply that should be one JSON object, prose or fences round it aside; null where it is none. */
export async function readObject(pieces: AsyncIterable<string>): Promise<unknown> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > MODEL_WORDING.longestObject) return null;
  }
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}
