import type { Clause } from '../../domain/clause.js';
import type { NumberedClause } from './number-clauses.js';

/** A statement of a model with its tokens taken out. */
export interface ResolvedStatement {
  /** What people would read; empty where the statement is tokens alone. */
  readonly text: string;
  /** The clauses that the statement leans on, in the order named. */
  readonly clauses: readonly Clause[];
  /** Sentences of clauses, verbatim, which a statement of tokens alone asks to be quoted. */
  readonly quoted: readonly { readonly clause: Clause; readonly sentence: string }[];
}

/** `[C1]`, `【C2S1】`, `[C1，C3]`, `（C1）`, and any other short square bracket: people would take it for a citation of ours. */
const BRACKET = /[[［【]([^\]］】\n]{0,24})[\]］】]|[（(]\s*(C\d[^）)\n]{0,20})[）)]/giu;
const TOKEN = /^C(\d{1,2})(?:S(\d{1,3}))?$/iu;
/** Marks of lists, headings and emphasis that models write unasked. */
const MARKUP = /^\s*(?:[-*•·#>]+\s+|\d{1,2}[.、)]\s*|[（(]\d{1,2}[）)]\s*)|\*\*|__|`/gu;

/** Tokens become clauses, and alone on their line quotations. An unknown token vanishes. */
export function resolveTokens(statement: string, numbered: readonly NumberedClause[]): ResolvedStatement {
  const clauses = new Set<Clause>();
  const sentences: { clause: Clause; sentence: string }[] = [];
  const text = statement
    .replace(BRACKET, (_, square: string | undefined, round: string | undefined) => {
      for (const token of (square ?? round ?? '').split(/[,，、;；\s]+/u)) {
        const [, number, order] = TOKEN.exec(token) ?? [];
        const found = numbered[Number(number) - 1];
        const sentence = found?.sentences[Number(order) - 1];
        if (!found || (order !== undefined && sentence === undefined)) continue;
        clauses.add(found.clause);
        if (sentence !== undefined) sentences.push({ clause: found.clause, sentence });
      }
      return '';
    })
    .replace(MARKUP, '')
    .trim();
  const isAlone = !/[\p{L}\p{N}]/u.test(text);
  return { text: isAlone ? '' : text, clauses: [...clauses], quoted: isAlone ? sentences : [] };
}
