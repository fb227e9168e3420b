import type { Clause } from '../../domain/clause.js';
import type { Evidence } from '../../domain/draft.js';
import { locateIn, type ProvenEvidence, type ProvenSentence } from '../verify-draft.js';
import type { NumberedClause } from './number-clauses.js';
import { resolveTokens } from './resolve-tokens.js';
import type { VerifyStatement } from './verify-statement.js';

/** Why a statement of the model was not believed. `detail` is for the log and for the request to mend it. */
export interface Disbelief {
  readonly statement: string;
  readonly kind: string;
  readonly detail: string;
}

export type Proof = { readonly sentences: readonly ProvenSentence[] } | { readonly disbelief: Disbelief };

export interface ProvingParts {
  readonly verify: VerifyStatement;
  /** A second opinion, which may only reject; absent where none was asked for. Returns why, or null. */
  readonly judge?: (text: string, clauses: readonly Clause[]) => Promise<string | null>;
}

/** One statement of a model, tokens in it, as sentences that may be sent, or why it may not. */
export async function proveStatement(
  { verify, judge }: ProvingParts,
  statement: string,
  numbered: readonly NumberedClause[],
): Promise<Proof> {
  const { text, clauses, quoted } = resolveTokens(statement, numbered);
  const disbelieve = (kind: string, detail: string): Proof => ({ disbelief: { statement, kind, detail } });
  if (quoted.length > 0)
    return {
      sentences: quoted.map(({ clause, sentence }) => ({
        section: 'conclusion',
        kind: 'quote',
        text: sentence,
        evidence: [locate(clause, sentence)],
      })),
    };
  if (clauses.length === 0) return disbelieve('uncited', '句末没有写出所依据条款的标记');
  const verdict = await verify({ text, clauses });
  if (!verdict.proven) return disbelieve(verdict.fault.kind, verdict.fault.detail);
  const rejection = (await judge?.(text, clauses)) ?? null;
  if (rejection !== null) return disbelieve('judged', rejection);
  return {
    sentences: [{ section: 'conclusion', kind: 'statement', text, evidence: locateAll(verdict.evidence, clauses) }],
  };
}

function locateAll(evidence: readonly Evidence[], clauses: readonly Clause[]): readonly ProvenEvidence[] {
  return evidence.flatMap(({ clauseId, quote }) => {
    const clause = clauses.find(({ id }) => id === clauseId);
    return clause ? [locate(clause, quote)] : [];
  });
}

/** Throws where the words do not stand in the clause: the verifier, or the numbering, is then at fault. */
function locate(clause: Clause, words: string): ProvenEvidence {
  const found = locateIn(clause, words);
  if (typeof found === 'string') throw new Error(found);
  return found;
}
