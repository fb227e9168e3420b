import type { Clause } from '../../domain/clause.js';
import { countTokens } from '../../domain/count-tokens.js';
import { splitSentences } from '../../domain/sentences.js';
import { MODEL_WORDING } from './weights.js';

/** A clause as a model sees it: `C1`, its sentences `C1S1`, `C1S2` … */
export interface NumberedClause {
  readonly clause: Clause;
  readonly sentences: readonly string[];
}

/** A fence that a document cannot close: what looks like it in the text is taken apart. */
const FENCE = /[<>《》]{3,}/gu;

/**
 * Clauses in order of rank, as many whole sentences of them as the budget of tokens takes. The first clause always comes, if
 * only with its first sentences.
 */
export function numberClauses(clauses: readonly Clause[]): readonly NumberedClause[] {
  let left: number = MODEL_WORDING.clauseTokens;
  const numbered: NumberedClause[] = [];
  for (const clause of clauses.slice(0, MODEL_WORDING.mostClauses)) {
    const sentences: string[] = [];
    for (const { text } of splitSentences(clause.text)) {
      const cost = countTokens(text);
      if (cost > left && (numbered.length > 0 || sentences.length > 0)) break;
      left -= cost;
      sentences.push(text);
    }
    if (sentences.length > 0) numbered.push({ clause, sentences });
  }
  return numbered;
}

/** The clauses as they stand in a prompt, each between fences, so that words of a document cannot pass for the prompt's. */
export function showClauses(numbered: readonly NumberedClause[]): string {
  return numbered
    .map(({ clause, sentences }, at) => {
      const name = `C${at + 1}`;
      const lines = sentences.map((sentence, order) => `${name}S${order + 1}：${unfenced(sentence)}`);
      return [`<<<${name} ${unfenced(clause.heading)}`, ...lines, `${name}>>>`].join('\n');
    })
    .join('\n');
}

function unfenced(text: string): string {
  return text.replace(/\n/gu, ' ').replace(FENCE, (run) => [...run].join(' '));
}
