import { describe, expect, it } from 'vitest';
import { type PolicyDocument, validityOn } from '../../src/domain/policy-document.js';
import { settleSuccession } from '../../src/ingest/settle-succession.js';
import { policyDocument } from '../support/policy-document.js';

const settle = (...documents: PolicyDocument[]): ReadonlyMap<string, PolicyDocument> =>
  new Map(settleSuccession(documents).map((document) => [document.id, document]));

describe('versions of one statute', () => {
  const version = (issuedOn: string, effectiveOn: string | null, title = '某市河道条例') =>
    policyDocument(issuedOn, { title, issuedOn, effectiveOn });

  it('end where the next begins, whatever their order, and name it', () => {
    const settled = settle(
      version('2024-01-01', '2024-07-01'),
      version('2010-01-01', '2010-02-01'),
      version('2018-05-05', '2010-02-01'),
    );
    expect([...settled.values()].map(({ expiresOn }) => expiresOn)).toEqual([null, '2018-05-04', '2024-06-30']);
    expect([...settled.values()].map(({ supersededBy }) => supersededBy)).toEqual([[], ['2018-05-05'], ['2024-01-01']]);
  });

  it('are left alone where titles differ or two notices share one', () => {
    const lastDays = (...versions: PolicyDocument[]) =>
      [...settle(...versions).values()].map(({ expiresOn }) => expiresOn);
    expect(lastDays(version('2010-01-01', null), version('2020-01-01', null, '某市山林条例'))).toEqual([null, null]);
    expect(
      lastDays(version('2010-01-01', null, '关于放假的通知'), version('2020-01-01', null, '关于放假的通知')),
    ).toEqual([null, null]);
  });
});

describe('a document that says that another is repealed with it', () => {
  const old = policyDocument('old', {
    title: '关于印发《某市路灯办法》的通知',
    docNumber: '某府〔2019〕3号',
    issuedOn: '2019-05-01',
    expiresOn: '2024-04-30',
  });
  const next = policyDocument('next', {
    title: '某市路灯管理办法',
    issuedOn: '2023-06-20',
    effectiveOn: '2023-08-01',
    supersedes: ['《关于印发某市路灯办法的通知》（某府[2019]3号）', '《无人收录的通知》'],
  });

  it('ends it the day before it binds itself; on the days before the old one was in force', () => {
    const before = settle(old, next).get('old');
    expect(before).toMatchObject({ expiresOn: '2023-07-31', status: 'superseded', supersededBy: ['next'] });
    expect(['2019-04-30', '2023-07-31', '2023-08-01'].map((day) => before && validityOn(before, day))).toEqual([
      'not_yet',
      'in_force',
      'superseded',
    ]);
  });

  it('names what is here by its id, and what is not as it is written', () => {
    expect(settle(old, next).get('next')?.supersedes).toEqual(['old', '《无人收录的通知》']);
  });

  it('is found by its title where no number is written, titles within titles bracketed or not', () => {
    const byTitle = { ...next, supersedes: ['《关于印发〈某市路灯办法〉的通知》'] };
    expect(settle(old, byTitle).get('old')?.supersededBy).toEqual(['next']);
  });

  it('does not end another of the same title and another number', () => {
    const other = { ...next, supersedes: ['《关于印发《某市路灯办法》的通知》（某府〔2018〕9号）'] };
    expect(settle(old, other).get('old')).toBe(old);
  });

  it('replaces nothing while it is a draft, and nothing that is younger than it', () => {
    expect(settle(old, { ...next, status: 'draft' }).get('old')).toBe(old);
    expect(settle(old, { ...next, issuedOn: '2018-01-01' }).get('old')).toBe(old);
  });

  it('leaves what had ended before as expired, and still names what came in its place', () => {
    const ended = settle({ ...old, expiresOn: '2022-12-31' }, next).get('old');
    expect(ended).toMatchObject({ expiresOn: '2022-12-31', status: null, supersededBy: ['next'] });
  });
});

describe('a notice that issues a document anew', () => {
  it('replaces the notice that issued it before, whatever words it issues it with', () => {
    const notice = (id: string, issuedOn: string, words: string) =>
      policyDocument(id, { title: `某局关于${words}某市路灯办法的通知`, issuedOn });
    const settled = settle(
      notice('old', '2019-01-01', '印发'),
      notice('new', '2023-01-01', '重新发布'),
      policyDocument('newest', { title: '某局关于印发《某市路灯办法（2025年修订）》的通知', issuedOn: '2025-01-01' }),
    );
    expect([...settled.values()].map(({ supersededBy }) => supersededBy)).toEqual([['new'], ['newest'], []]);
  });
});

describe('a notice that prolongs the validity of another', () => {
  const rules = policyDocument('a', { docNumber: '某府〔2020〕3号', issuedOn: '2020-01-01', expiresOn: '2024-12-31' });
  const notice = (until: string | null, months: number | null) =>
    policyDocument('b', {
      issuedOn: '2024-11-01',
      prolongs: [{ name: '《甲办法》（某府〔2020〕3号）', until, months, quote: '有效期延长' }],
    });

  it('gives it a later last day, and the words that say so', () => {
    const prolonged = settle(rules, notice('2027-12-31', null)).get('a');
    expect(prolonged).toMatchObject({ expiresOn: '2027-12-31', status: null });
    expect(prolonged?.factSources).toContainEqual({
      fact: 'expiresOn',
      origin: 'text',
      quote: '有效期延长',
      documentId: 'b',
    });
    expect(settle(rules, notice(null, 24)).get('a')?.expiresOn).toBe('2026-12-31');
  });

  it('never shortens it', () => {
    expect(settle(rules, notice('2022-12-31', null)).get('a')).toBe(rules);
  });
});

describe('the texts of one document that was amended', () => {
  const text = (id: string, effectiveOn: string, expiresOn: string | null = null) =>
    policyDocument(id, { docNumber: '某府〔2020〕3号', issuedOn: '2020-01-01', effectiveOn, expiresOn });
  const texts = [
    text('a', '2024-01-01'),
    text('a.until-2021-12-31', '2020-01-01', '2021-12-31'),
    text('a.until-2023-12-31', '2022-01-01', '2023-12-31'),
  ];

  it('replace each other in order', () => {
    expect([...settle(...texts).values()].map(({ status, supersededBy }) => [status, supersededBy])).toEqual([
      [null, []],
      ['superseded', ['a.until-2023-12-31']],
      ['superseded', ['a']],
    ]);
  });

  it('end as they did where the last of them is withdrawn', () => {
    expect([...settle(...texts.slice(1)).values()].map(({ expiresOn }) => expiresOn)).toEqual([
      '2021-12-31',
      '2023-12-31',
    ]);
  });

  it('are repealed by their number as the last of them', () => {
    const next = policyDocument('b', { issuedOn: '2025-01-01', supersedes: ['《某办法》（某府〔2020〕3号）'] });
    expect(settle(...texts.slice(1), texts[0] ?? next, next).get('a')).toMatchObject({
      supersededBy: ['b'],
      expiresOn: '2024-12-31',
    });
  });
});
