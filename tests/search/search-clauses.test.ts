import { describe, expect, it } from 'vitest';
import type { Clause } from '../../src/domain/clause.js';
import { clauseId, type DocumentId } from '../../src/domain/ids.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import type { TermWeight } from '../../src/ports/clause-index.js';
import type { Embedder } from '../../src/ports/embedder.js';
import type { IndexedDocument } from '../../src/ports/index-store.js';
import { createSearch, type SearchQuery } from '../../src/search/search-clauses.js';
import type { UnderstandQuestion } from '../../src/search/understand-question.js';
import { createMemoryIndex } from '../support/memory-index.js';
import { policyDocument } from '../support/policy-document.js';

const tokenize = (text: string): readonly string[] => [...text].filter((character) => /\p{L}|\p{N}/u.test(character));

/** One document of one clause; it lies nearer to every question the larger `nearness` is. */
function indexed(id: string, text: string, nearness: number, facts: Partial<PolicyDocument> = {}): IndexedDocument {
  const document = policyDocument(id, { title: `《${id}》办法`, issuedOn: '2024-01-01', ...facts });
  const clause: Clause = {
    id: clauseId(document.id, '1'),
    documentId: document.id,
    kind: 'article',
    number: '1',
    heading: '',
    path: [],
    text,
    label: `《${document.title}》第1条`,
    searchable: true,
    parentId: null,
    childIds: [],
    order: 0,
  };
  const terms = tokenize(text).map((term): TermWeight => [term, 1]);
  const vector = new Float32Array([nearness, Math.sqrt(1 - nearness ** 2)]);
  const passage = { clauseId: clause.id, documentId: document.id, span: [0, text.length] as const, text };
  return {
    document,
    clauses: [clause],
    passages: [{ passage, terms, vector, textKey: '0' }],
    terms,
    words: [],
    phrases: [],
  };
}

const corpus = [
  indexed('binding', '补贴机器人', 0.5),
  indexed('expired', '补贴机器人企业', 0.9, { title: '旧补贴办法', expiresOn: '2024-12-31' }),
  indexed('draft', '补贴意见', 0.4, { title: '补贴意见', status: 'draft' }),
  indexed('other', '无关文字', 0.1),
];
const embedder: Embedder = {
  id: 'fake',
  dimension: 2,
  embedQuery: async () => new Float32Array([1, 0]),
  embedPassages: async () => [],
};
const index = createMemoryIndex(corpus, 2);
const understand: UnderstandQuestion = (message) => ({
  plain: message,
  terms: tokenize(message).map((term): TermWeight => [term, 1]),
  subject: [],
  types: [],
  placeTerms: new Set<string>(),
  steps: [],
});
const search = createSearch({ index: () => index, embedder, tokenize, understand });
const find = (query: Partial<SearchQuery> = {}) => search({ query: '补贴机器人', asOf: '2025-06-01', ...query });
const rejections = (outcome: Awaited<ReturnType<typeof find>>) =>
  outcome.rejected.map(({ clause, rejection }) => [clause.documentId, rejection]);

describe('what a search leaves out, and why', () => {
  it('looks for it only where it is asked to explain: it costs a second search', async () => {
    expect((await find()).rejected).toEqual([]);
  });

  it('names the documents that do not bind on the day, where their clauses would have stood, and how they ceased', async () => {
    expect(rejections(await find({ explain: true }))).toEqual([
      ['expired', { kind: 'not_in_force', validity: 'expired', rankAmongAll: 1 }],
      ['draft', { kind: 'not_in_force', validity: 'draft', rankAmongAll: 3 }],
    ]);
    // On a day when it was in force nothing is wrong with it.
    expect((await find({ explain: true, asOf: '2024-06-01' })).hits[0]?.clause.documentId).toBe('expired');
  });

  it('explains without changing what is found', async () => {
    const plain = await find();
    expect((await find({ explain: true })).hits).toEqual(plain.hits);
  });

  it('tells apart what the caller did not ask for and what the question does not name', async () => {
    const asked = await find({ explain: true, documentIds: ['other' as DocumentId] });
    expect(new Set(asked.rejected.map(({ rejection }) => rejection.kind))).toEqual(new Set(['filtered']));
    const named = await find({ explain: true, query: '《旧补贴办法》怎么补贴机器人' });
    expect(named.hits.map(({ clause }) => clause.documentId)).toEqual(['expired']);
    expect(rejections(named)).toContainEqual(['binding', { kind: 'other_document', rankAmongAll: expect.any(Number) }]);
  });

  it('says only of clauses that would have stood within the limit', async () => {
    const outcome = await find({ explain: true, limit: 1 });
    expect(rejections(outcome)).toEqual([
      ['other', { kind: 'beyond_limit', limit: 1 }],
      ['expired', { kind: 'not_in_force', validity: 'expired', rankAmongAll: 1 }],
    ]);
    expect(outcome.rejected.map(({ rank }) => rank)).toEqual([2, 3]);
  });

  it('gives each part of a score with what was measured and how much it counts', async () => {
    const [hit] = (await find()).hits;
    expect(hit?.features.find(({ name }) => name === 'dense')).toMatchObject({
      value: expect.closeTo(0.5, 5),
      part: expect.closeTo(hit?.features.find(({ name }) => name === 'dense')?.weight ?? 0, 9),
    });
    expect(hit?.features.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(hit?.score ?? 0, 9);
  });
});

describe('a search that can read question and passage together', () => {
  /** Reads as the answer what vectors and words favour a little less. */
  function reading(of: readonly IndexedDocument[]) {
    const read: string[] = [];
    const crossEncoder = {
      score: async (_: string, passages: readonly string[]) => {
        read.push(...passages);
        return passages.map((passage) => (passage.includes('无关') ? 6 : -6));
      },
    };
    const own = createMemoryIndex(of, 2);
    return { read, find: createSearch({ index: () => own, embedder, tokenize, understand, crossEncoder }) };
  }

  it('puts what is read as an answer before what is only near, and says that this moved it', async () => {
    const { read, find } = reading([
      indexed('near', '补贴机器人', 0.5),
      indexed('other', '补贴机器人，无关', 0.49),
      indexed('third', '补贴', 0.1),
    ]);
    const { hits } = await find({ query: '补贴机器人', asOf: '2025-06-01' });
    expect(hits[0]?.clause.documentId).toBe('other');
    expect(hits[0]?.features.find(({ name }) => name === 'joint')).toMatchObject({ value: 6 });
    expect(read).toHaveLength(3);
  });

  it('reads nothing where one document is held: its answers do not depend on it', async () => {
    const { read, find } = reading([indexed('near', '补贴机器人', 0.5)]);
    const { hits } = await find({ query: '补贴机器人', asOf: '2025-06-01' });
    expect(hits[0]?.features.find(({ name }) => name === 'joint')).toMatchObject({ value: 0, weight: 0 });
    expect(read).toEqual([]);
  });
});
