import type { Clause, Passage } from '../../domain/clause.js';
import type { ClauseId, DocumentId } from '../../domain/ids.js';
import type { ClauseIndex, IndexIdentity, PassageFilter, PassageScore } from '../../ports/clause-index.js';
import type { IndexedDocument } from '../../ports/index-store.js';
import { createPostings } from './postings.js';

/** Approximate nearest neighbours over all passages by ordinal; scores are cosines. */
export type NearestSearch = (vector: Float32Array, limit: number) => readonly PassageScore[];

/** Up to this many passages exact search is as fast as a graph, and never misses. 1,000–20,000. */
export const EXACT_LIMIT = 4000;
/** A filtered search takes this many times the expected share from the graph before it gives up and counts exactly. */
const OVERSAMPLING = 2;

/** Best first, ties in reading order. */
const byScore = (a: PassageScore, b: PassageScore): number => b.score - a.score || a.ordinal - b.ordinal;

/**
 * An open index in memory. Dense search is exact unless `approximate` is given and more than `exactLimit` passages remain
 * under the filter. Passages are numbered in the order of `documents`.
 */
export function createMemoryIndex(
  identity: IndexIdentity,
  documents: readonly IndexedDocument[],
  approximate: NearestSearch | null = null,
  exactLimit: number = EXACT_LIMIT,
): ClauseIndex {
  const entries = documents.flatMap((each) => each.passages);
  const passages: readonly Passage[] = entries.map((entry) => entry.passage);
  const { dimension } = identity;
  const vectors = new Float32Array(entries.length * dimension);
  entries.forEach((entry, ordinal) => {
    vectors.set(entry.vector, ordinal * dimension);
  });
  const clauses = new Map<ClauseId, Clause>(
    documents.flatMap((each) => each.clauses.map((clause) => [clause.id, clause] as const)),
  );
  const byDocument = new Map<DocumentId, IndexedDocument>(documents.map((each) => [each.document.id, each]));
  const ordinalsOf = new Map<ClauseId, number[]>();
  passages.forEach(({ clauseId }, ordinal) => {
    const known = ordinalsOf.get(clauseId);
    if (known) known.push(ordinal);
    else ordinalsOf.set(clauseId, [ordinal]);
  });
  const passagePostings = createPostings(entries.map((entry) => entry.terms));
  const documentPostings = createPostings(documents.map((each) => each.terms));

  const cosine = (vector: Float32Array, ordinal: number): number => {
    let sum = 0;
    const from = ordinal * dimension;
    for (let at = 0; at < dimension; at += 1) sum += (vector[at] as number) * (vectors[from + at] as number);
    return sum;
  };
  const placeOf = new Map(documents.map((each, at) => [each.document.id, at] as const));
  const means = new Map(documents.map((each) => [each.document.id, meanOf(each, dimension)] as const));
  const isAllowed = (ordinal: number, filter: PassageFilter | undefined): boolean => {
    const id = passages[ordinal]?.documentId;
    return !filter?.documentIds || (id !== undefined && filter.documentIds.has(id));
  };
  const allowedCount = (filter: PassageFilter | undefined): number =>
    filter?.documentIds
      ? [...filter.documentIds].reduce((sum, id) => sum + (byDocument.get(id)?.passages.length ?? 0), 0)
      : passages.length;
  const exact = (vector: Float32Array, limit: number, filter: PassageFilter | undefined): readonly PassageScore[] => {
    const scores: PassageScore[] = [];
    for (let ordinal = 0; ordinal < passages.length; ordinal += 1) {
      if (isAllowed(ordinal, filter)) scores.push({ ordinal, score: cosine(vector, ordinal) });
    }
    return scores.sort(byScore).slice(0, limit);
  };

  return {
    identity,
    passageCount: passages.length,
    documentCount: documents.length,
    documents: () => documents.map((each) => each.document),
    document: (id) => byDocument.get(id)?.document,
    clause: (id) => clauses.get(id),
    clausesOf: (id) => byDocument.get(id)?.clauses ?? [],
    passage: (ordinal) => {
      const passage = passages[ordinal];
      if (!passage) throw new RangeError(`no passage ${ordinal}`);
      return passage;
    },
    passagesOf: (id) => ordinalsOf.get(id) ?? [],
    nearest: (vector, limit, filter) => {
      if (vector.length !== dimension || vector.includes(Number.NaN))
        throw new RangeError('not a vector of this index');
      const remaining = allowedCount(filter);
      if (!approximate || remaining <= exactLimit) return exact(vector, limit, filter);
      const wanted =
        remaining === passages.length ? limit : Math.ceil((limit * passages.length * OVERSAMPLING) / remaining);
      const found = approximate(vector, wanted).filter(({ ordinal }) => isAllowed(ordinal, filter));
      return found.length < limit ? exact(vector, limit, filter) : [...found].sort(byScore).slice(0, limit);
    },
    similarities: (vector, ordinals) => ordinals.map((ordinal) => cosine(vector, ordinal)),
    documentSimilarity: (vector, id) => {
      const mean = means.get(id);
      return mean ? vector.reduce((sum, value, at) => sum + value * (mean[at] as number), 0) : 0;
    },
    passageFrequency: passagePostings.holderCount,
    lexical: (terms, limit, filter) => {
      const scores: PassageScore[] = [];
      passagePostings.sums(terms).forEach((score, ordinal) => {
        if (score > 0 && isAllowed(ordinal, filter)) scores.push({ ordinal, score });
      });
      return scores.sort(byScore).slice(0, limit);
    },
    lexicalScores: (terms, ordinals) => {
      const sums = passagePostings.sums(terms);
      return ordinals.map((ordinal) => sums[ordinal] ?? 0);
    },
    documentFrequency: documentPostings.holderCount,
    documentHolds: (id, term) => documentPostings.holds(placeOf.get(id) ?? -1, term),
    documentScores: (terms) => {
      const scores = new Map<DocumentId, number>();
      documentPostings.sums(terms).forEach((score, at) => {
        const id = documents[at]?.document.id;
        if (id !== undefined && score > 0) scores.set(id, score);
      });
      return scores;
    },
  };
}

/** The mean of a document's vectors: its dot product with a vector is the mean of theirs. */
function meanOf({ passages }: IndexedDocument, dimension: number): Float32Array {
  const mean = new Float32Array(dimension);
  for (const { vector } of passages) {
    for (let at = 0; at < dimension; at += 1)
      mean[at] = (mean[at] as number) + (vector[at] as number) / passages.length;
  }
  return mean;
}
