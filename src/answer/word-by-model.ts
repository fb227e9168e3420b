import type { Answer } from '../domain/answer.js';
import type { Day } from '../domain/policy-document.js';
import type { Clock } from '../ports/clock.js';
import type { Wording } from '../ports/wording.js';
import { type FindForbidden, guardAnswer } from './guard-answer.js';
import type { ModelUse } from './model/ask-model.js';
import { type ModelParts, type WordingReport, type WordingTask, wordAnswer } from './model/word-answer.js';
import { renderAnswer } from './render-answer.js';
import type { ProvenDraft } from './verify-draft.js';

export interface WordingByModelParts {
  readonly languageModel?: ModelParts | null | undefined;
  readonly wording: Wording;
  readonly findForbidden: FindForbidden;
  readonly clock: Clock;
}

/** As `WordingTask`, but who watches is told Markdown: each time longer by whole proven sentences. */
export interface RenderedTask extends Omit<WordingTask, 'onGrown'> {
  readonly asOf: Day;
  readonly use: ModelUse;
  readonly onGrown?: ((markdown: string) => void) | undefined;
}

/** What a model made of an answer; `answer` is null where the extract stands. */
export interface WordedByModel {
  readonly answer: Answer | null;
  readonly report: WordingReport;
}

/**
 * The answer in a model's words, rendered and guarded as any other. Null where no model is configured, or where the conclusion
 * is fixed wording, which says exactly what it should.
 */
export async function wordByModel(
  { languageModel, wording, findForbidden, clock }: WordingByModelParts,
  { asOf, use, onGrown, ...task }: RenderedTask,
): Promise<WordedByModel | null> {
  if (!languageModel || !isDrawnFromClauses(task.extracted)) return null;
  const render = (draft: ProvenDraft): Answer => renderAnswer(draft, task.index, wording, asOf);
  const { draft, report } = await wordAnswer(
    { ...languageModel, clock },
    { ...task, onGrown: onGrown && ((grown) => onGrown(render(grown).markdown)) },
    use,
  );
  if (draft === task.extracted) return { answer: null, report };
  const { answer } = guardAnswer(render(draft), wording, findForbidden);
  return { answer: { ...answer, prompts: use.prompts }, report };
}

function isDrawnFromClauses({ outcome, sentences }: ProvenDraft): boolean {
  return outcome === 'answered' && sentences.some(({ section, kind }) => section === 'conclusion' && kind !== 'fixed');
}
