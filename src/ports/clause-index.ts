import type { Clause, Passage } from '../domain/clause.js';
import type { ClauseId, DocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';

/** A term and its weight: stored with a passage (the term-frequency part) or asked for (idf times the asker's weight). */
export type TermWeight = readonly [term: string, weight: number];

/** Restricts a search to some documents; absent means all. */
export interface PassageFilter {
  readonly documentIds?: ReadonlySet<DocumentId>;
}

/** A passage by its ordinal in the index (see `passage()`), with one score; higher is nearer. */
export interface PassageScore {
  readonly ordinal: number;
  readonly score: number;
}

/** A Chinese word or phrase of two to six characters that clauses hold: how it sounds, a `'` between syllables, and how often it occurs. */
export interface CorpusWord {
  readonly word: string;
  readonly sound: string;
  readonly count: number;
}

/** What an index was built by; an index whose identity differs from the running program's is rebuilt. */
export interface IndexIdentity {
  /** Of the rules that cut, weigh and embed. */
  readonly schemaVersion: number;
  readonly embedderId: string;
  readonly dimension: number;
}

/**
 * One open, unchanging state of the corpus. Ordinals number its passages: ascending in reading order within a document, with
 * gaps where documents were replaced or removed.
 */
export interface ClauseIndex {
  readonly identity: IndexIdentity;
  readonly passageCount: number;
  readonly documentCount: number;

  documents(): readonly PolicyDocument[];
  document(id: DocumentId): PolicyDocument | undefined;
  /** Policies that are known to exist and whose text is not indexed; an index as stored knows of none. They have no clauses. */
  uncollected(): readonly PolicyDocument[];
  clause(id: ClauseId): Clause | undefined;
  /** Every clause of the document in reading order; empty where the document is not indexed. */
  clausesOf(id: DocumentId): readonly Clause[];
  /** How many clauses of the document questions are matched against. */
  searchableCount(id: DocumentId): number;
  /** Throws a RangeError for an ordinal beyond the last. */
  passage(ordinal: number): Passage;
  /** Ordinals of the passages of one clause, in order. */
  passagesOf(id: ClauseId): readonly number[];

  /** Cosine of the passage's vector and `vector`; best first, ties by ordinal. */
  nearest(vector: Float32Array, limit: number, filter?: PassageFilter): readonly PassageScore[];
  /** Cosine for given passages, in their order (scores a candidate that only lexical search found). */
  similarities(vector: Float32Array, ordinals: readonly number[]): readonly number[];
  /** Mean of the cosines of the document's passages and `vector`; 0 where it has none. */
  documentSimilarity(vector: Float32Array, id: DocumentId): number;
  /**
   * What of those cosines is the passage's own, in the order of `ordinals`: of both vectors only what stands at right angles to
   * the mean vector of the passage's document. 0 where a passage says no more than its document says all over.
   */
  ownSimilarities(vector: Float32Array, ordinals: readonly number[]): readonly number[];
  /** How many passages hold the term. */
  passageFrequency(term: string): number;
  /** Sum over terms of asked weight × stored weight; passages with a positive sum only, best first, ties by ordinal. */
  lexical(terms: readonly TermWeight[], limit: number, filter?: PassageFilter): readonly PassageScore[];
  /** The same sum for given passages, in their order. */
  lexicalScores(terms: readonly TermWeight[], ordinals: readonly number[]): readonly number[];
  /** How many documents hold the term. */
  documentFrequency(term: string): number;
  /** Whether the document's title or any passage of it holds the term. */
  documentHolds(id: DocumentId, term: string): boolean;
  /** The same sum over whole documents (document-level evidence); documents with a positive sum only. */
  documentScores(terms: readonly TermWeight[]): ReadonlyMap<DocumentId, number>;
  /** The words of all searchable clauses, each once. Counts over the whole corpus: for whoever keeps the result. */
  words(): readonly CorpusWord[];
  /** The phrases of the headings of all searchable clauses, each once; counts as `words` does. */
  phrases(): readonly CorpusWord[];
}
