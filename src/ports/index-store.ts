import type { Clause, Passage } from '../domain/clause.js';
import type { DocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex, CorpusWord, IndexIdentity, TermWeight } from './clause-index.js';

/** A passage ready to be stored. */
export interface IndexedPassage {
  readonly passage: Passage;
  readonly vector: Float32Array;
  /** First 16 hexadecimal digits of the hash of the text that was embedded: by it the vector is found again. */
  readonly textKey: string;
  /** Term-frequency parts of BM25, one entry a distinct term. */
  readonly terms: readonly TermWeight[];
}

/** A document ready to be stored. Its passages come in reading order. */
export interface IndexedDocument {
  readonly document: PolicyDocument;
  readonly clauses: readonly Clause[];
  readonly passages: readonly IndexedPassage[];
  /** Term-frequency parts over the whole document. */
  readonly terms: readonly TermWeight[];
  /** Words of its searchable clauses. */
  readonly words: readonly CorpusWord[];
  /** Phrases of their headings. */
  readonly phrases: readonly CorpusWord[];
}

/** A source that an index knows: what it was when it was read, and what became of it. */
export interface KnownSource {
  /** Names the source among all; see `SourceStamp`. */
  readonly key: string;
  /** Cheap to compare: the same stamp, the same content. */
  readonly stamp: string;
  /** Hash of the content, for where only the stamp differs. */
  readonly hash: string;
  /** The document it is the source of; null where it was refused. */
  readonly documentId: DocumentId | null;
  /** Why it was refused; empty where it was not. */
  readonly refusal: string;
}

/** What a store holds for an identity. */
export interface OpenedIndex {
  /** Everything that is there and whole; empty where there is nothing. */
  readonly index: ClauseIndex;
  readonly sources: readonly KnownSource[];
  /** Why something must be built, for people: nothing there, damaged, of other rules or another model. Null: nothing must. */
  readonly reason: string | null;
}

/** One step of change: it happens wholly or not at all. */
export interface IndexChange {
  /** Added, or put in the place of the document of the same id. */
  readonly put: readonly IndexedDocument[];
  readonly remove: readonly DocumentId[];
  /** All sources known after the step. */
  readonly sources: readonly KnownSource[];
}

/** Vectors made before by the same embedder, whatever became of the index they were in. */
export interface KnownVectors {
  /** The vector of an embedded text by its key, or undefined. */
  readonly find: (textKey: string) => Promise<Float32Array | undefined>;
  readonly close: () => Promise<void>;
}

/** What an index consists of, without opening it. */
export interface IndexContents {
  readonly sources: readonly KnownSource[];
  readonly documentIds: readonly DocumentId[];
}

/**
 * Keeps an index on disk: the old state or the new one, never half. One writer at a time (see `WriteAlone`); readers open it
 * meanwhile and write nothing.
 */
export interface IndexStore {
  /** The current state for this identity. Never throws for what the files hold: damage is a reason. */
  open(expected: IndexIdentity): Promise<OpenedIndex>;
  /** Calls back whenever the state on disk is another than the one opened last, until the function given back is called. */
  watch(onChange: () => Promise<void>): () => void;
  /** What the current state consists of; nothing where it is of another identity or cannot be read. */
  contents(identity: IndexIdentity): Promise<IndexContents>;
  /** The index as it would be after a step of change, without making it: what is open is used again, what is put stays in memory. */
  preview(identity: IndexIdentity, change: Omit<IndexChange, 'sources'>): Promise<ClauseIndex>;
  /** Makes one step of change durable. On an index of another identity it begins a new one. */
  commit(identity: IndexIdentity, change: IndexChange): Promise<void>;
  /** Vectors of every state that is still on disk. */
  vectors(identity: IndexIdentity): Promise<KnownVectors>;
  /**
   * Joins small parts where there are many, and removes files that are of no use any more. Call it when an index is
   * complete: until then the vectors of an earlier one are kept.
   */
  tidy(identity: IndexIdentity, onProgress?: (done: number, total: number) => void): Promise<void>;
}
