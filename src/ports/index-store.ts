import type { Clause, Passage } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex, IndexIdentity, TermWeight } from './clause-index.js';

/** A passage ready to be stored. */
export interface IndexedPassage {
  readonly passage: Passage;
  readonly vector: Float32Array;
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
}

/** What `open` found: an index, or why there is none. A damaged index is a reason, never a crash. */
export type OpenedIndex =
  | { readonly state: 'open'; readonly index: ClauseIndex }
  | { readonly state: 'missing' | 'damaged'; readonly reason: string }
  /** `previous`: what that index holds, where the same embedder made its vectors, so that they can serve again. */
  | { readonly state: 'other_identity'; readonly reason: string; readonly previous: readonly IndexedDocument[] };

/** Keeps snapshots on disk: the old one or the new one, never half. */
export interface IndexStore {
  /** The current snapshot if it is whole and has this identity. */
  open(expected: IndexIdentity): Promise<OpenedIndex>;
  /** Writes a snapshot aside, makes it durable, makes it current, opens it, and drops older ones. */
  publish(identity: IndexIdentity, documents: readonly IndexedDocument[]): Promise<ClauseIndex>;
}
