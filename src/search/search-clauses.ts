import type { Clause } from '../domain/clause.js';
import type { DocumentId } from '../domain/ids.js';
import type { Day } from '../domain/policy-document.js';

/** What a search looks for and where. */
export interface SearchQuery {
  readonly query: string;
  /** Default 10. */
  readonly limit?: number;
  readonly asOf: Day;
  readonly documentIds?: readonly DocumentId[];
}

/** How a clause came by its score; each part already weighted, so that they add up to it. */
export interface ScoreParts {
  readonly dense: number;
  readonly lexical: number;
  /** 1 where the question names the clause itself. */
  readonly exact: number;
  readonly document: number;
}

export interface SearchHit {
  readonly clause: Clause;
  readonly score: number;
  readonly parts: ScoreParts;
  /** From 1. */
  readonly rank: number;
}

export interface SearchOutcome {
  readonly hits: readonly SearchHit[];
  readonly rejected: readonly (SearchHit & { readonly reason: string })[];
}

export type SearchClauses = (query: SearchQuery) => Promise<SearchOutcome>;
