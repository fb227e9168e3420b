import type { Clause } from '../domain/clause.js';

type Tokenize = (text: string) => readonly string[];

/** Clauses whose terms are kept; then all are let go and made again as they are asked for. 1,000–50,000: some kB a clause. */
const MOST_CLAUSES = 5000;

let kept = new WeakMap<Clause, Map<string, ReadonlySet<string>>>();
let keptBy: Tokenize | null = null;
let count = 0;

/**
 * The distinct terms of `text`, which is the clause's own: its heading, a sentence of it, the whole, its document's title. A clause never changes
 * and the same few are weighed for question after question, so what was made once serves again.
 */
export function clauseTerms(clause: Clause, text: string, tokenize: Tokenize): ReadonlySet<string> {
  if (keptBy !== tokenize || count >= MOST_CLAUSES) {
    kept = new WeakMap();
    keptBy = tokenize;
    count = 0;
  }
  let texts = kept.get(clause);
  if (!texts) {
    texts = new Map();
    kept.set(clause, texts);
    count += 1;
  }
  let terms = texts.get(text);
  if (!terms) {
    terms = new Set(tokenize(text));
    texts.set(text, terms);
  }
  return terms;
}
