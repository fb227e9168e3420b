import { describe, expect, it } from 'vitest';
import type { CataloguedPolicy } from '../../src/domain/catalogued-policy.js';
import type { DocumentId } from '../../src/domain/ids.js';
import { joinCatalogue } from '../../src/ingest/join-catalogue.js';
import { policyDocument } from '../support/policy-document.js';

const entry = (id: string, facts: Partial<CataloguedPolicy> = {}): CataloguedPolicy => ({
  id: id as DocumentId,
  title: '某文件',
  docNumber: null,
  issuer: null,
  level: null,
  region: null,
  issuedOn: null,
  publishedOn: null,
  effectiveOn: null,
  expiresOn: null,
  status: null,
  supersedes: [],
  supersededBy: [],
  url: null,
  sources: {},
  ...facts,
});

describe('what the catalogue knows of a document', () => {
  it('fills what the text leaves unsaid and does not change what it says', () => {
    const document = policyDocument('a', { issuer: '某局', title: '某办法' });
    const facts = { issuer: '某厅', issuedOn: '2020-01-01', url: 'https://example.gov.cn/1' };
    const [joined] = joinCatalogue([document], [entry('a', { ...facts, sources: { issuedOn: '公报' } })]).documents;
    expect(joined).toMatchObject({ issuer: '某局', issuedOn: '2020-01-01', url: 'https://example.gov.cn/1' });
    expect(joined?.factSources).toEqual([{ fact: 'issuedOn', origin: 'catalogue', quote: null }]);
  });

  it('wins in how long it binds, of which its text cannot know', () => {
    const document = policyDocument('a', { expiresOn: '2030-12-31' });
    const known = entry('a', { expiresOn: '2024-05-31', status: 'repealed', supersededBy: ['b'] });
    expect(joinCatalogue([document], [known]).documents[0]).toMatchObject({
      expiresOn: '2024-05-31',
      status: 'repealed',
      supersededBy: ['b'],
    });
  });

  it('wins in the first day of an amended law, whose text repeats that of its first version', () => {
    const known = entry('a', { effectiveOn: '2026-01-01' });
    const first = (issuedOn: string) =>
      joinCatalogue([policyDocument('a', { issuedOn, effectiveOn: '2017-06-01' })], [known]).documents[0]?.effectiveOn;
    expect(first('2025-10-28')).toBe('2026-01-01');
    expect(first('2016-11-07')).toBe('2017-06-01');
  });

  it('leaves a document of which it knows nothing new as it is', () => {
    const document = policyDocument('a', { issuer: '某局' });
    expect(joinCatalogue([document], [entry('a', { issuer: '某局' }), entry('b')]).documents[0]).toBe(document);
  });
});

describe('policies whose text is not here', () => {
  const uncollected = (...given: Parameters<typeof joinCatalogue>) =>
    joinCatalogue(...given).uncollected.map(({ id }) => id);

  it('are those of which no document has the id', () => {
    expect(uncollected([policyDocument('a')], [entry('a'), entry('b')])).toEqual(['b']);
  });

  it('are told from those taken in under another id by 文号, else by title and day', () => {
    const numbered = { docNumber: '某府〔2024〕1号' };
    expect(uncollected([policyDocument('x', numbered)], [entry('a', numbered)])).toEqual([]);
    const dated = { title: '《某 条例》', issuedOn: '2024-01-01' };
    expect(uncollected([policyDocument('x', dated)], [entry('a', { ...dated, title: '某条例' })])).toEqual([]);
    expect(uncollected([policyDocument('x', dated)], [entry('a', { ...dated, issuedOn: '2010-01-01' })])).toEqual([
      'a',
    ]);
  });
});
