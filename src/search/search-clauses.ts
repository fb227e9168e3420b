import type { Clause } from '../domain/clause.js';
import { Failure } from '../domain/failure.js';
import type { DocumentId } from '../domain/ids.js';
import { type Day, validityOn } from '../domain/policy-document.js';
import type { ClauseIndex, TermWeight } from '../ports/clause-index.js';
import type { CrossEncoder } from '../ports/cross-encoder.js';
import type { Embedder } from '../ports/embedder.js';
import { allowedDocuments, bindingOn, isBinding } from './binding-documents.js';
import { documentsMeant } from './choose-version.js';
import { explainCandidate, type ScoreExplanation } from './explain-candidate.js';
import { type Exclusion, findExcluded } from './find-excluded.js';
import { type Fusion, NO_SIGNALS } from './fuse-signals.js';
import { nameDocuments } from './name-documents.js';
import { pointAtClauses } from './point-at-clauses.js';
import { type Candidate, type Rerank, retrieve } from './retrieve.js';
import type { UnderstandQuestion, UnderstoodQuestion } from './understand-question.js';

/** What a search looks for and where. */
export interface SearchQuery {
  readonly query: string;
  /** Default 10. */
  readonly limit?: number;
  readonly asOf: Day;
  readonly documentIds?: readonly DocumentId[];
  /** Also look for what documents that were left out would have given; costs a second search. Default false. */
  readonly explain?: boolean;
}

export interface SearchHit extends ScoreExplanation {
  readonly clause: Clause;
  /** Ordinal of the clause's best passage; -1 for a clause that was named and not found. */
  readonly ordinal: number;
  readonly score: number;
  /** From 1; rejected candidates count on. */
  readonly rank: number;
}

/** Why a candidate is no hit. An excluded one has the rank (from 1) that it would have had among all documents' clauses. */
export type Rejection =
  | { readonly kind: 'beyond_limit'; readonly limit: number }
  | (Exclusion & { readonly rankAmongAll: number });

export interface RejectedHit extends SearchHit {
  readonly rejection: Rejection;
}

export interface SearchOutcome {
  readonly hits: readonly SearchHit[];
  readonly rejected: readonly RejectedHit[];
  readonly understood: UnderstoodQuestion;
  /** The question's terms as they were looked for: the asker's weight times how rare the corpus holds the term. */
  readonly weightedTerms: readonly TermWeight[];
}

export type SearchClauses = (query: SearchQuery) => Promise<SearchOutcome>;

export interface SearchParts {
  /** The index at this moment; null while none is ready. */
  readonly index: () => ClauseIndex | null;
  readonly embedder: Embedder;
  readonly understand: UnderstandQuestion;
  readonly tokenize: (text: string) => readonly string[];
  /** Default weighted sum; the other is kept to compare with. */
  readonly fusion?: Fusion;
  /** Default none. */
  readonly crossEncoder?: CrossEncoder | undefined;
  /** Default none. */
  readonly rerank?: Rerank | undefined;
}

const DEFAULT_LIMIT = 10;

/**
 * Builds the search without an answer: clauses named in the query first, then the ranked ones. Documents that do not bind on
 * the day are left out unless the query names them. Throws a `not_ready` Failure while no index is open.
 */
export function createSearch(parts: SearchParts): SearchClauses {
  return async ({ query, limit = DEFAULT_LIMIT, asOf, documentIds, explain = false }) => {
    const index = parts.index();
    if (!index) throw new Failure('not_ready', 'no index is open', { retryAfterSeconds: 5 });
    const understood = parts.understand(query);
    const allowed = allowedDocuments(index, documentIds);
    const named = nameDocuments(understood.plain, allowed);
    const binding = bindingOn(allowed, asOf);
    const meant = documentsMeant(named.known, (id) => index.document(id), asOf).map(([document]) => document);
    const scope = meant.length > 0 ? new Set(meant.map((document) => document.id)) : binding.ids;
    const focus = meant[0] ?? binding.documents[0];
    const exact = focus ? pointAtClauses(index, named, focus, asOf).flatMap(({ found }) => found.clauses) : [];
    const wanted = {
      text: understood.plain,
      terms: understood.terms,
      placeTerms: understood.placeTerms,
      tokenize: parts.tokenize,
      crossEncoder: parts.crossEncoder,
      ...(parts.fusion ? { fusion: parts.fusion } : {}),
    };
    const { candidates, weightedTerms } = await retrieve(index, parts.embedder, {
      ...wanted,
      rerank: parts.rerank,
      filter: { documentIds: scope },
    });
    const ranked = [
      ...exact.map((clause) => exactHit(clause, candidates)),
      ...candidates.filter((candidate) => !exact.includes(candidate.clause)).map((candidate) => toHit(candidate)),
    ].map((hit, at): SearchHit => ({ ...hit, rank: at + 1 }));
    const whyExcluded = (id: DocumentId): Exclusion => {
      const document = allowed.find((each) => each.id === id);
      if (!document) return { kind: 'filtered' };
      const validity = validityOn(document, asOf);
      return isBinding(validity) ? { kind: 'other_document' } : { kind: 'not_in_force', validity };
    };
    const excluded = explain ? await findExcluded(index, parts.embedder, wanted, scope, limit, whyExcluded) : [];
    return {
      hits: ranked.slice(0, limit),
      rejected: [
        ...ranked.slice(limit).map((hit) => ({ ...hit, rejection: { kind: 'beyond_limit' as const, limit } })),
        ...excluded.map(({ candidate, rankAmongAll, why }, at) => ({
          ...toHit(candidate),
          rank: ranked.length + at + 1,
          rejection: { ...why, rankAmongAll },
        })),
      ],
      understood,
      weightedTerms,
    };
  };
}

const toHit = (candidate: Candidate, lead = 0): Omit<SearchHit, 'rank'> => ({
  clause: candidate.clause,
  ordinal: candidate.ordinal,
  score: candidate.score + lead,
  ...explainCandidate(candidate, lead),
});

/** A clause named by number stands before every ranked one, whatever its words. */
function exactHit(clause: Clause, candidates: readonly Candidate[]): Omit<SearchHit, 'rank'> {
  const found = candidates.find((each) => each.clause.id === clause.id);
  const lead = 1 + (candidates[0]?.score ?? 0);
  return toHit(
    found ?? { clause, ordinal: -1, signals: NO_SIGNALS, weights: NO_SIGNALS, parts: NO_SIGNALS, score: 0 },
    lead,
  );
}
