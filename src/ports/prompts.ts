import type { PromptUse } from '../domain/answer.js';
import type { ModelMessage } from './language-model.js';

/** One prompt of `prompts/model/`, with the settings of the model that it was written for. */
export interface Prompt {
  readonly use: PromptUse;
  readonly temperature: number;
  readonly maxTokens: number;
  /** Throws a Failure for a missing or an unknown value: a prompt with a hole in it must not be sent. */
  render(values: Readonly<Record<string, string>>): readonly ModelMessage[];
}

/** The work that a model may be given: wording an answer, mending its sentences, judging one, reading a follow-up. */
export const PROMPT_IDS = ['compose', 'repair', 'judge', 'rewrite'] as const;
export type PromptId = (typeof PROMPT_IDS)[number];
export type Prompts = Readonly<Record<PromptId, Prompt>>;
