import { describe, expect, it } from 'vitest';
import type { Clause } from '../../src/domain/clause.js';
import type { DocumentId } from '../../src/domain/ids.js';
import { probeClauses } from '../../src/gaps/probe-clauses.js';
import type { SearchClauses } from '../../src/search/search-clauses.js';
import { aClause, documentId } from '../support/evaluation-builders.js';
import { createMemoryIndex } from '../support/memory-index.js';
import { policyDocument } from '../support/policy-document.js';
import { outcomeOf } from '../support/search-outcome.js';

const OLD = documentId('old');
const NEW = documentId('new');
const boats = aClause('1', '推进智能船舶发展\n鼓励更新内河船舶。', NEW);
const ports = aClause('2', '推进智慧港口建设\n改造港口装卸设备。', NEW);
const twin = aClause('3', '加强水运保障\n推进智能船舶发展。', NEW);
const expired = aClause('1', '推进旧式船舶淘汰\n淘汰旧式船舶。', OLD);
const bare = aClause('4', '附则。', NEW);

const indexOf = (...clauses: readonly Clause[]) =>
  createMemoryIndex(
    [policyDocument(NEW), policyDocument(OLD, { issuedOn: '2020-01-01', expiresOn: '2021-01-01' })].map((document) => ({
      document,
      clauses: clauses
        .filter((clause) => clause.documentId === document.id)
        .map((clause, order) => ({ ...clause, order })),
      passages: [],
      words: [],
      phrases: [],
      terms: [],
    })),
  );

const probe = (search: SearchClauses, clauses: readonly Clause[], documentIds?: readonly DocumentId[]) =>
  probeClauses(
    { index: indexOf(...clauses), search, tokenize: (text) => [...text], layWords: [] },
    { asOf: '2025-01-01', ...(documentIds ? { documentIds } : {}) },
  );
const always =
  (...clauses: readonly Clause[]): SearchClauses =>
  async () =>
    outcomeOf(...clauses);

describe('how well clauses are found', () => {
  it('ranks the worst found first, and says which clause stood in the way of which question', async () => {
    const { findings } = await probe(always(boats, ports), [boats, ports]);
    expect(findings.map(({ clause }) => clause.number)).toEqual(['2', '1']);
    const [worst, best] = findings;
    expect(worst).toMatchObject({ meanReciprocalRank: 0.5, shareFirst: 0, shareFound: 1 });
    expect(worst?.worst).toMatchObject({ question: '怎么推进智慧港口建设？', rank: 2, before: boats });
    expect(best).toMatchObject({ meanReciprocalRank: 1, shareFirst: 1, worst: { rank: 1, before: null } });
  });

  it('counts a clause that is not among the first as not found at all', async () => {
    const [finding] = (await probe(always(ports), [boats])).findings;
    expect(finding).toMatchObject({ meanReciprocalRank: 0, shareFound: 0, worst: { rank: null, before: ports } });
  });

  it('does not hold a clause against another that says the same', async () => {
    const [finding] = (await probe(always(twin, boats), [boats])).findings;
    expect(finding?.probes.find(({ kind }) => kind === 'heading')).toMatchObject({ rank: 1, before: null });
    // What only this clause says is another matter.
    expect(finding?.probes.find(({ kind }) => kind === 'phrase')).toMatchObject({ rank: 2, before: twin });
  });

  it('asks for no clause of a document that does not bind on the day, nor of one that was not named', async () => {
    const asked = (await probe(always(expired), [boats, expired])).findings;
    expect(asked.map(({ clause }) => clause)).toEqual([boats]);
    expect((await probe(always(boats), [boats], [OLD])).findings).toEqual([]);
  });

  it('tells apart what it could make no question of', async () => {
    const { findings, unasked } = await probe(always(boats), [{ ...bare, heading: '' }]);
    expect({ findings, unasked: unasked.map(({ number }) => number) }).toEqual({ findings: [], unasked: ['4'] });
  });
});
