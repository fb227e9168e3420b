import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createSegmentStore } from '../../src/adapters/segments/segment-store.js';
import type { ClauseIndex, CorpusWord, TermWeight } from '../../src/ports/clause-index.js';
import type { IndexedDocument } from '../../src/ports/index-store.js';
import { DIMENSION, madeCorpus, randomVector } from '../support/made-corpus.js';

const identity = { schemaVersion: 1, embedderId: 'made', dimension: DIMENSION };
const DOCUMENTS = 6;
/** Several versions of the same few documents, so that most steps replace something. */
const versions = [1, 2, 3].map((seed) => madeCorpus({ documents: DOCUMENTS, clausesEach: 3 + seed, seed }));
const ASKED: readonly TermWeight[] = [
  ['t1', 2],
  ['t3', 0.5],
  ['t4', 1],
];

const which = fc.integer({ min: 0, max: DOCUMENTS - 1 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ put: fc.uniqueArray(which, { minLength: 1, maxLength: 3 }), version: fc.nat(2) }),
  },
  { weight: 2, arbitrary: fc.record({ remove: fc.uniqueArray(which, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.constant({ tidy: true as const }) },
);

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Every figure of the documents counted by hand. */
function naive(documents: readonly IndexedDocument[], vector: Float32Array) {
  const entries = documents.flatMap((each) => each.passages);
  const sum = (terms: readonly TermWeight[]): number => {
    const weights = new Map(terms);
    return ASKED.reduce((total, [term, weight]) => total + weight * (weights.get(term) ?? 0), 0);
  };
  const scored = (score: (entry: (typeof entries)[number]) => number) =>
    entries.map((entry) => [entry.passage.clauseId, score(entry)] as const);
  return {
    passages: entries.length,
    documents: documents.map(({ document }) => document.id).sort(),
    frequencies: ASKED.map(([term]) => entries.filter(({ terms }) => terms.some(([held]) => held === term)).length),
    documentFrequencies: ASKED.map(
      ([term]) => documents.filter(({ terms }) => terms.some(([held]) => held === term)).length,
    ),
    nearest: ranked(scored((entry) => entry.vector.reduce((total, value, at) => total + value * (vector[at] ?? 0), 0))),
    lexical: ranked(scored(({ terms }) => sum(terms)).filter(([, score]) => score > 0)),
    documentScores: ranked(documents.map(({ document, terms }) => [document.id, sum(terms)] as const)),
    words: countsOf(documents.flatMap(({ words }) => words)),
    phrases: countsOf(documents.flatMap(({ phrases }) => phrases)),
  };
}

function countsOf(held: readonly CorpusWord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { word, count } of held) counts.set(word, (counts.get(word) ?? 0) + count);
  return counts;
}

/** The same figures as an index gives them. */
function counted(index: ClauseIndex, vector: Float32Array): ReturnType<typeof naive> {
  const byClause = (scores: readonly { ordinal: number; score: number }[]) =>
    ranked(scores.map(({ ordinal, score }) => [index.passage(ordinal).clauseId, score] as const));
  return {
    passages: index.passageCount,
    documents: index
      .documents()
      .map(({ id }) => id)
      .sort(),
    frequencies: ASKED.map(([term]) => index.passageFrequency(term)),
    documentFrequencies: ASKED.map(([term]) => index.documentFrequency(term)),
    nearest: byClause(index.nearest(vector, 1000)),
    lexical: byClause(index.lexical(ASKED, 1000)),
    documentScores: ranked([...index.documentScores(ASKED)]),
    words: countsOf(index.words()),
    phrases: countsOf(index.phrases()),
  };
}

/** Best first, ties by name: in which order equal ones stand is nobody's promise. */
function ranked(scores: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

describe('any sequence of putting, removing and joining', () => {
  it.each([
    ['searched exactly', {}],
    ['with graphs', { graphFrom: 1, exactLimit: 5 }],
  ])(
    'gives the index that building from scratch gives, %s',
    async (_how, options) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
          const folder = await mkdtemp(join(tmpdir(), 'yuece-sequence-'));
          folders.push(folder);
          // One store stays open throughout, as a server's does; another is opened on the files at the end.
          const serving = createSegmentStore(folder, options);
          const writing = createSegmentStore(folder, options);
          const model = new Map<string, IndexedDocument>();
          for (const [at, each] of steps.entries()) {
            if ('tidy' in each) await writing.tidy(identity);
            else {
              const put = 'put' in each ? each.put.flatMap((number) => versions[each.version]?.[number] ?? []) : [];
              const remove =
                'remove' in each ? each.remove.flatMap((number) => versions[0]?.[number]?.document.id ?? []) : [];
              await writing.commit(identity, { put, remove, sources: [] });
              for (const id of remove) model.delete(id);
              for (const document of put) model.set(document.document.id, document);
            }
            const vector = randomVector(at);
            const { index } = await serving.open(identity);
            expect(counted(index, vector)).toEqual(naive([...model.values()], vector));
          }
          const vector = randomVector(77);
          const { index } = await createSegmentStore(folder, options).open(identity);
          expect(counted(index, vector)).toEqual(naive([...model.values()], vector));
        }),
        { numRuns: 20 },
      );
    },
    180_000,
  );
});
