import type { Clause } from '../domain/clause.js';
import { Failure } from '../domain/failure.js';
import type { DocumentId } from '../domain/ids.js';
import { type Day, validityOn } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import { documentsMeant } from './choose-version.js';
import type { Fusion } from './fuse-signals.js';
import { nameDocuments } from './name-documents.js';
import { pointAtClauses } from './point-at-clauses.js';
import { type Candidate, retrieve } from './retrieve.js';
import type { UnderstandQuestion } from './understand-question.js';

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

export interface SearchParts {
  /** The index at this moment; null while none is ready. */
  readonly index: () => ClauseIndex | null;
  readonly embedder: Embedder;
  readonly understand: UnderstandQuestion;
  readonly tokenize: (text: string) => readonly string[];
  /** Default weighted sum; the other is kept to compare with. */
  readonly fusion?: Fusion;
}

const DEFAULT_LIMIT = 10;

/**
 * Builds the search without an answer: clauses named in the query first, then the ranked ones. Documents that do not bind on
 * the day are left out unless the query names them. Throws a `not_ready` Failure while no index is open.
 */
export function createSearch(parts: SearchParts): SearchClauses {
  return async ({ query, limit = DEFAULT_LIMIT, asOf, documentIds }) => {
    const index = parts.index();
    if (!index) throw new Failure('not_ready', 'no index is open', { retryAfterSeconds: 5 });
    const understood = parts.understand(query);
    const allowed = index.documents().filter((document) => !documentIds || documentIds.includes(document.id));
    const named = nameDocuments(understood.plain, allowed);
    const binding = allowed.filter((document) => ['in_force', 'unknown'].includes(validityOn(document, asOf)));
    const meant = documentsMeant(named.known, (id) => index.document(id), asOf).map(([document]) => document);
    const scope = new Set((meant.length > 0 ? meant : binding).map((document) => document.id));
    const focus = meant[0] ?? binding[0];
    const exact = focus ? pointAtClauses(index, named, focus, asOf).flatMap(({ found }) => found.clauses) : [];
    const { candidates } = await retrieve(index, parts.embedder, {
      text: understood.plain,
      terms: understood.terms,
      filter: { documentIds: scope },
      tokenize: parts.tokenize,
      ...(parts.fusion ? { fusion: parts.fusion } : {}),
    });
    const ranked = [
      ...exact.map((clause) => exactHit(clause, candidates)),
      ...candidates.filter((candidate) => !exact.includes(candidate.clause)).map(toHit),
    ].map((hit, at): SearchHit => ({ ...hit, rank: at + 1 }));
    return {
      hits: ranked.slice(0, limit),
      rejected: ranked.slice(limit).map((hit) => ({ ...hit, reason: `排在前${limit}条之后` })),
    };
  };
}

function toHit({ clause, score, parts }: Candidate): Omit<SearchHit, 'rank'> {
  // A heading is words too: the wire knows four parts, which must add up to the score.
  const lexical = parts.lexical + parts.heading;
  return { clause, score, parts: { dense: parts.dense, lexical, exact: 0, document: parts.document } };
}

/** A clause named by number stands before every ranked one, whatever its words. */
function exactHit(clause: Clause, candidates: readonly Candidate[]): Omit<SearchHit, 'rank'> {
  const candidate = candidates.find((each) => each.clause.id === clause.id);
  const found = candidate ? toHit(candidate) : { score: 0, parts: { dense: 0, lexical: 0, document: 0 } };
  const lead = 1 + (candidates[0]?.score ?? 0);
  return { clause, score: found.score + lead, parts: { ...found.parts, exact: lead } };
}
