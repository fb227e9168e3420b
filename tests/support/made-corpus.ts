import type { Clause, Passage } from '../../src/domain/clause.js';
import { clauseId, type DocumentId } from '../../src/domain/ids.js';
import type { TermWeight } from '../../src/ports/clause-index.js';
import type { IndexedDocument } from '../../src/ports/index-store.js';
import { policyDocument } from './policy-document.js';

export const DIMENSION = 16;

/** The same numbers for the same seed (mulberry32), so that a failing test fails again. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A unit vector. */
export function randomVector(seed: number, dimension = DIMENSION): Float32Array {
  const next = randomNumbers(seed);
  const values = Float32Array.from({ length: dimension }, () => next() - 0.5);
  const norm = Math.hypot(...values);
  return values.map((value) => value / norm);
}

/** Documents with clauses of random vectors and terms, for tests of indexes and stores. */
export function madeCorpus({
  documents,
  clausesEach,
  seed,
}: {
  documents: number;
  clausesEach: number;
  seed: number;
}): readonly IndexedDocument[] {
  const next = randomNumbers(seed);
  return Array.from({ length: documents }, (_, at): IndexedDocument => {
    const id = `made-${at}` as DocumentId;
    const clauses = Array.from(
      { length: clausesEach },
      (_each, order): Clause => ({
        id: clauseId(id, `${order + 1}`),
        documentId: id,
        kind: 'article',
        number: `${order + 1}`,
        heading: '',
        path: [],
        text: `第${order + 1}条的文字`,
        label: `《样本${at}》第${order + 1}条`,
        searchable: true,
        parentId: null,
        childIds: [],
        order,
      }),
    );
    const passages = clauses.map((clause) => {
      const passage: Passage = {
        clauseId: clause.id,
        documentId: id,
        span: [0, clause.text.length],
        text: clause.text,
      };
      const terms = ['t1', 't2', 't3', 't4'].flatMap((term): TermWeight[] =>
        next() < 0.4 ? [[term, Math.ceil(next() * 4) / 4]] : [],
      );
      const vectorSeed = Math.floor(next() * 1e9);
      return { passage, terms, vector: randomVector(vectorSeed), textKey: vectorSeed.toString(16) };
    });
    const terms: TermWeight[] = [
      ['t1', 1 + at / 4],
      ['t4', 0.25],
    ];
    return {
      document: policyDocument(id, { title: `样本${at}` }),
      clauses,
      passages,
      terms,
      words: [
        { word: '样本', sound: "yang'ben", count: at + 1 },
        { word: `词${at}`, sound: `ci${at}`, count: 1 },
      ],
      phrases: [{ word: `样本之${at % 3}`, sound: `yang'ben'zhi'${at % 3}`, count: 2 }],
    };
  });
}
