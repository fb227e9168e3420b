import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import type { ClauseIndex, PassageScore, TermWeight } from '../../src/ports/clause-index.js';
import type { IndexedDocument } from '../../src/ports/index-store.js';
import { DIMENSION, madeCorpus, randomVector } from '../support/made-corpus.js';

/** Every index, however it searches, must agree with counting by hand over the same corpus. */
export function clauseIndexContract(
  name: string,
  open: (documents: readonly IndexedDocument[]) => Promise<ClauseIndex>,
): void {
  describe(`clause index: ${name}`, () => {
    const documents = madeCorpus({ documents: 12, clausesEach: 25, seed: 7 });
    const entries = documents.flatMap((each) => each.passages);

    it('gives back every document, clause and passage', async () => {
      const index = await open(documents);
      expect(index.documentCount).toBe(12);
      expect(index.passageCount).toBe(300);
      expect(index.documents().map((document) => document.id)).toEqual(documents.map((each) => each.document.id));
      for (const { document, clauses } of documents) {
        expect(index.clausesOf(document.id)).toEqual(clauses);
        expect(index.searchableCount(document.id)).toBe(25);
        for (const clause of clauses) expect(index.clause(clause.id)).toEqual(clause);
      }
      entries.forEach((entry, ordinal) => {
        expect(index.passage(ordinal)).toEqual(entry.passage);
        expect(index.passagesOf(entry.passage.clauseId)).toContain(ordinal);
      });
      expect(() => index.passage(300)).toThrow(RangeError);
    });

    it('finds the nearest as brute force does', async () => {
      const index = await open(documents);
      for (let seed = 0; seed < 20; seed += 1) {
        const vector = randomVector(1000 + seed);
        expect(ordinals(index.nearest(vector, 10))).toEqual(ordinals(bruteForce(entries, vector)).slice(0, 10));
      }
    });

    it('finds the nearest under a filter as brute force does, however little the filter leaves', async () => {
      const index = await open(documents);
      for (const kept of [1, 3, 11]) {
        const documentIds = new Set(documents.slice(0, kept).map((each) => each.document.id));
        const vector = randomVector(50 + kept);
        const expected = bruteForce(entries, vector).filter(({ ordinal }) =>
          allows(documentIds, entries[ordinal]?.passage.documentId),
        );
        expect(ordinals(index.nearest(vector, 10, { documentIds }))).toEqual(ordinals(expected).slice(0, 10));
      }
    });

    it("gives the mean of a document's cosines as its own, and nothing for a document that is not there", async () => {
      const index = await open(documents);
      const vector = randomVector(77);
      for (const { document, passages } of documents) {
        const cosines = bruteForce(passages, vector).map(({ score }) => score);
        const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
        expect(index.documentSimilarity(vector, document.id)).toBeCloseTo(mean, 5);
      }
      expect(index.documentSimilarity(vector, 'nowhere' as DocumentId)).toBe(0);
    });

    it("gives of a passage's cosine what is its own: what both share with the mean of its document is left out", async () => {
      const index = await open(documents);
      const vector = randomVector(78);
      const own = index.ownSimilarities(
        vector,
        entries.map((_, ordinal) => ordinal),
      );
      for (const { document, passages } of documents) {
        const mean = passages.reduce(
          (sum, { vector: each }) => sum.map((value, at) => value + (each[at] ?? 0) / passages.length),
          new Float32Array(DIMENSION),
        );
        entries.forEach(({ passage, vector: each }, ordinal) => {
          if (passage.documentId !== document.id) return;
          const shared = (dot(vector, mean) * dot(each, mean)) / dot(mean, mean);
          expect(own[ordinal]).toBeCloseTo(dot(vector, each) - shared, 5);
        });
      }
    });

    it('refuses a vector that is not of this index', async () => {
      const index = await open(documents);
      expect(() => index.nearest(new Float32Array(DIMENSION).fill(Number.NaN), 5)).toThrow(RangeError);
      expect(() => index.nearest(new Float32Array(DIMENSION + 1), 5)).toThrow(RangeError);
    });

    it('sums stored weights times asked weights, over passages and over documents', async () => {
      const index = await open(documents);
      const asked: TermWeight[] = [
        ['t1', 2],
        ['t4', 0.5],
        ['nowhere', 9],
      ];
      const expected = entries
        .map((entry, ordinal) => ({ ordinal, score: sum(entry.terms, asked) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
      expect(index.lexical(asked, 1000)).toEqual(expected);
      expect(index.lexicalScores(asked, [0, 1, 2])).toEqual(
        [0, 1, 2].map((at) => sum(entries[at]?.terms ?? [], asked)),
      );
      expect(index.passageFrequency('t1')).toBe(
        entries.filter(({ terms }) => terms.some(([term]) => term === 't1')).length,
      );
      expect(index.passageFrequency('nowhere')).toBe(0);
      for (const { document, terms } of documents) {
        expect(index.documentScores(asked).get(document.id) ?? 0).toBe(sum(terms, asked));
        for (const [term] of asked)
          expect(index.documentHolds(document.id, term)).toBe(terms.some(([held]) => held === term));
      }
    });

    it('counts words over all documents', async () => {
      const words = (await open(documents)).words();
      expect(words.find(({ word }) => word === '样本')).toEqual({ word: '样本', sound: "yang'ben", count: 78 });
      expect(words).toHaveLength(13);
    });

    it('counts the phrases of headings over all documents, apart from the words', async () => {
      const phrases = (await open(documents)).phrases();
      expect(phrases.find(({ word }) => word === '样本之1')).toEqual({
        word: '样本之1',
        sound: "yang'ben'zhi'1",
        count: 8,
      });
      expect(phrases).toHaveLength(3);
    });

    it('serves an empty corpus', async () => {
      const index = await open([]);
      expect(index.nearest(randomVector(1), 5)).toEqual([]);
      expect(index.lexical([['t1', 1]], 5)).toEqual([]);
    });
  });
}

const ordinals = (scores: readonly PassageScore[]): readonly number[] => scores.map(({ ordinal }) => ordinal);
const allows = (ids: ReadonlySet<DocumentId>, id: DocumentId | undefined): boolean => id !== undefined && ids.has(id);

function bruteForce(
  entries: readonly { readonly vector: Float32Array }[],
  vector: Float32Array,
): readonly PassageScore[] {
  return entries
    .map((entry, ordinal) => ({
      ordinal,
      score: entry.vector.reduce((total, value, at) => total + value * (vector[at] ?? 0), 0),
    }))
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
}

function sum(stored: readonly TermWeight[], asked: readonly TermWeight[]): number {
  const weights = new Map(stored);
  return asked.reduce((total, [term, weight]) => total + weight * (weights.get(term) ?? 0), 0);
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
