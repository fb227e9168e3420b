import { readModelPrompts } from './adapters/prompts/model-prompts.js';
import { createStatementVerifier, type StatementVerifierParts } from './answer/model/verify-statement.js';
import type { ModelParts, WordingReport } from './answer/model/word-answer.js';
import type { LanguageModelConfig } from './config.js';
import type { LanguageModel } from './ports/language-model.js';
import { projectPath } from './project-path.js';

/** A language model as the operator configured it. */
export type ConfiguredModel = Pick<ModelParts, 'model' | 'judges' | 'timeoutMs'>;

/** An opened model with the settings that concern its answers; null where none is configured. */
export function configuredModel(
  model: LanguageModel | null,
  settings: LanguageModelConfig | null,
): ConfiguredModel | null {
  return model && settings && { model, judges: settings.judge, timeoutMs: settings.timeoutMs };
}

/** The model with its prompts and with the verifier that believes none of it; null where none is configured. */
export function joinModel(configured: ConfiguredModel | null, judging: StatementVerifierParts): ModelParts | null {
  if (!configured) return null;
  return {
    ...configured,
    prompts: readModelPrompts(projectPath('prompts', 'model')),
    verify: createStatementVerifier(judging),
  };
}

/** What a model did otherwise than it should, for the log. Its sentences are not told: they may hold words of a person. */
export function tellOfModel({ model, fault, disbelieved }: WordingReport, tell: (message: string) => void): void {
  if (fault) tell(`model ${model} gave no whole reply: ${fault.reason}: ${fault.message}`);
  for (const { kind } of disbelieved) tell(`model ${model} wrote a sentence that is not proven: ${kind}`);
}
