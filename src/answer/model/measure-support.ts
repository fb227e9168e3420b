import type { Clause } from '../../domain/clause.js';
import type { Embedder } from '../../ports/embedder.js';
import { SUPPORT } from '../weights.js';
import type { BorneClaim } from './read-claims.js';
import { unitsOf } from './read-units.js';

/** What speaks for and against a statement that broke no rule. */
export interface SupportSignals {
  /** Characters of meaning that its clause does not account for, in the claim that has the most. */
  readonly unknown: number;
  /** The same as a share of the claim's characters, of the claim that has the most. 0 to 1. */
  readonly unknownShare: number;
  /** How near the statement is to the sentences that bear it: the best cosine, 0.9 read as 0 and 1 as 1. */
  readonly nearness: number;
}

/** Probability, by the fitted model, that the clauses bear the statement: 0 to 1. */
export function supportOf(signals: SupportSignals): number {
  const sum = SUPPORT.names.reduce<number>((total, name) => total + SUPPORT.weight[name] * signals[name], SUPPORT.bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Clauses whose sentences' vectors are kept: those of many answers; each takes some kilobytes. */
const KEPT_CLAUSES = 256;

/** Builds the measuring of statements; a clause's sentences are embedded once, with the first statement that cites it. */
export function createSupportMeasure(
  embedder: Embedder,
): (text: string, claims: readonly BorneClaim[]) => Promise<SupportSignals> {
  const kept = new Map<string, readonly Float32Array[]>();
  return async (text, claims) => {
    const clauses = [...new Set(claims.map(({ unit }) => unit.clause))];
    const missing = clauses.filter((clause) => !kept.has(keyOf(clause)));
    const [statement, ...vectors] = await embedder.embedPassages([
      text,
      ...missing.flatMap((clause) => unitsOf(clause).map((unit) => unit.text)),
    ]);
    let from = 0;
    for (const clause of missing) {
      const { length } = unitsOf(clause);
      kept.set(keyOf(clause), vectors.slice(from, from + length));
      from += length;
    }
    const cosines = claims.map(({ unit }) => {
      const vector = kept.get(keyOf(unit.clause))?.[unitsOf(unit.clause).indexOf(unit)];
      return statement && vector ? dot(statement, vector) : 0;
    });
    // The oldest go: whole answers cite the same few clauses.
    for (const key of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_CLAUSES))) kept.delete(key);
    const unknowns = claims.map(({ inClause: { content, found } }) => content - found);
    return {
      unknown: Math.max(...unknowns),
      unknownShare: Math.max(...claims.map(({ inClause: { content, found } }) => (content - found) / (content || 1))),
      nearness: (Math.max(...cosines) - UNLIKE) / (1 - UNLIKE),
    };
  };
}

/** Cosines of this model lie above 0.8 for any two policy texts; what is about something else ends here. */
const UNLIKE = 0.9;

/** A clause of another version of the document may have the same id. */
function keyOf({ id, text }: Clause): string {
  return `${id}\n${text}`;
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
