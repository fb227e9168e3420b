import type { Clause, Passage } from '../../domain/clause.js';
import type { ClauseId, DocumentId } from '../../domain/ids.js';
import type { ClauseIndex, IndexIdentity, PassageFilter, PassageScore, TermWeight } from '../../ports/clause-index.js';
import type { IndexedDocument } from '../../ports/index-store.js';

/** Nearest-neighbour search over vectors by ordinal; exact search needs none. */
export type NearestSearch = (vector: Float32Array, limit: number) => readonly PassageScore[];

interface Postings {
  readonly holders: Uint32Array;
  readonly weights: Float32Array;
}

/** Best first, ties in reading order. */
export const byScore = (a: PassageScore, b: PassageScore): number => b.score - a.score || a.ordinal - b.ordinal;

/** An open index in memory. Dense search is exact unless `approximate` is given; a filtered search is always exact. */
export function createMemoryIndex(
  identity: IndexIdentity,
  documents: readonly IndexedDocument[],
  approximate: NearestSearch | null = null,
): ClauseIndex {
  const passages: readonly Passage[] = documents.flatMap((each) => each.passages.map((entry) => entry.passage));
  const vectors = documents.flatMap((each) => each.passages.map((entry) => entry.vector));
  const byId = new Map<ClauseId, Clause>(documents.flatMap((each) => each.clauses.map((clause) => [clause.id, clause] as const)));
  const byDocument = new Map<DocumentId, IndexedDocument>(documents.map((each) => [each.document.id, each]));
  const ordinalsOf = new Map<ClauseId, number[]>();
  passages.forEach((passage, ordinal) => {
    const known = ordinalsOf.get(passage.clauseId);
    if (known) known.push(ordinal);
    else ordinalsOf.set(passage.clauseId, [ordinal]);
  });
  const passageTerms = invert(documents.flatMap((each) => each.passages.map((entry) => entry.terms)));
  const documentTerms = invert(documents.map((each) => each.terms));
  const allowed = (ordinal: number, filter: PassageFilter | undefined): boolean => {
    const id = passages[ordinal]?.documentId;
    return !filter?.documentIds || (id !== undefined && filter.documentIds.has(id));
  };
  const cosine = (vector: Float32Array, ordinal: number): number => dot(vector, vectors[ordinal]);
  const top = (scores: Iterable<readonly [number, number]>, limit: number, filter: PassageFilter | undefined): readonly PassageScore[] =>
    [...scores].map(([ordinal, score]) => ({ ordinal, score })).filter(({ ordinal }) => allowed(ordinal, filter)).sort(byScore).slice(0, limit);

  return {
    identity,
    passageCount: passages.length,
    documentCount: documents.length,
    documents: () => documents.map((each) => each.document),
    document: (id) => byDocument.get(id)?.document,
    clause: (id) => byId.get(id),
    clausesOf: (id) => byDocument.get(id)?.clauses ?? [],
    passage: (ordinal) => {
      const passage = passages[ordinal];
      if (!passage) throw new RangeError(`no passage ${ordinal}`);
      return passage;
    },
    passagesOf: (id) => ordinalsOf.get(id) ?? [],
    nearest: (vector, limit, filter) => {
      if (vector.some(Number.isNaN)) throw new RangeError('a question vector holds NaN');
      const all = !filter?.documentIds || documents.every((each) => filter.documentIds?.has(each.document.id));
      if (approximate && all) return approximate(vector, limit);
      return top(passages.map((_, ordinal) => [ordinal, cosine(vector, ordinal)] as const), limit, filter);
    },
    similarities: (vector, ordinals) => ordinals.map((ordinal) => cosine(vector, ordinal)),
    passageFrequency: (term) => passageTerms.get(term)?.holders.length ?? 0,
    lexical: (terms, limit, filter) => top([...accumulate(passageTerms, terms)].filter(([, score]) => score > 0), limit, filter),
    lexicalScores: (terms, ordinals) => {
      const sums = accumulate(passageTerms, terms);
      return ordinals.map((ordinal) => sums.get(ordinal) ?? 0);
    },
    documentFrequency: (term) => documentTerms.get(term)?.holders.length ?? 0,
    documentScores: (terms) => {
      const sums = accumulate(documentTerms, terms);
      return new Map([...sums].flatMap(([at, score]) => {
        const id = documents[at]?.document.id;
        return id && score > 0 ? [[id, score] as const] : [];
      }));
    },
  };
}

function invert(texts: readonly (readonly TermWeight[])[]): ReadonlyMap<string, Postings> {
  const lists = new Map<string, [number, number][]>();
  texts.forEach((terms, at) => {
    for (const [term, weight] of terms) {
      const list = lists.get(term);
      if (list) list.push([at, weight]);
      else lists.set(term, [[at, weight]]);
    }
  });
  return new Map([...lists].map(([term, list]) => [term, { holders: Uint32Array.from(list, ([at]) => at), weights: Float32Array.from(list, ([, weight]) => weight) }]));
}

function accumulate(postings: ReadonlyMap<string, Postings>, terms: readonly TermWeight[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [term, asked] of terms) {
    const list = postings.get(term);
    list?.holders.forEach((holder, at) => {
      sums.set(holder, (sums.get(holder) ?? 0) + asked * (list.weights[at] ?? 0));
    });
  }
  return sums;
}

function dot(a: Float32Array, b: Float32Array | undefined): number {
  if (!b) return 0;
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
