import type { DocumentId } from '../domain/ids.js';
import type { Validity } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import { type Candidate, type RetrievalQuery, retrieve } from './retrieve.js';

/** Why the clauses of a document were not looked at. */
export type Exclusion =
  /** The caller asked for other documents. */
  | { readonly kind: 'filtered' }
  /** The document does not bind on the day. */
  | { readonly kind: 'not_in_force'; readonly validity: Validity }
  /** The question names other documents. */
  | { readonly kind: 'other_document' };

/** A clause that was left out, with the rank (from 1) that it would have had among the clauses of all documents. */
export interface ExcludedCandidate {
  readonly candidate: Candidate;
  readonly rankAmongAll: number;
  readonly why: Exclusion;
}

/**
 * Which clauses of documents outside `scope` would have stood among the first `limit`: a second search, over everything, for
 * the debugger alone. Scores are of that search, and not to be held against those of another.
 */
export async function findExcluded(
  index: ClauseIndex,
  embedder: Embedder,
  query: Omit<RetrievalQuery, 'filter'>,
  scope: ReadonlySet<DocumentId>,
  limit: number,
  why: (id: DocumentId) => Exclusion,
): Promise<readonly ExcludedCandidate[]> {
  if (scope.size === index.documentCount) return [];
  const { candidates } = await retrieve(index, embedder, query);
  return candidates.slice(0, limit).flatMap((candidate, at) => {
    const { documentId } = candidate.clause;
    return scope.has(documentId) ? [] : [{ candidate, rankAmongAll: at + 1, why: why(documentId) }];
  });
}
