import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import { documentsMeant, newestInForce, readVersion, versionsMeant } from '../../src/search/choose-version.js';
import { policyDocument } from '../support/policy-document.js';

const version = (id: string, facts: Partial<PolicyDocument> = {}): PolicyDocument =>
  policyDocument(id, { title: '某法', ...facts });
const old = version('old', { issuedOn: '2016-11-07', effectiveOn: '2017-06-01', expiresOn: '2025-10-27' });
const amended = version('amended', { issuedOn: '2025-10-28', effectiveOn: '2017-06-01' });

describe('the version of a document that is meant', () => {
  it('is the newest that binds on the day, though an amended law repeats its first day', () => {
    expect(newestInForce([old, amended], '2026-01-01')).toBe(amended);
    expect(newestInForce([old, amended], '2024-01-01')).toBe(old);
    expect(newestInForce([amended], '2024-01-01')).toBe(amended);
    expect(newestInForce([], '2024-01-01')).toBeUndefined();
  });

  it.each([
    ['2016年X第五条', '2016年X', { year: '2016', older: false, certain: false }],
    ['2016年版的X第五条', '2016年版的X', { year: '2016', older: false, certain: true }],
    ['X2016年修订第五条', 'X2016年修订', { year: '2016', older: false, certain: true }],
    ['X(2018年修正)第五条', 'X(2018年修正)', { year: '2018', older: false, certain: true }],
    ['旧版X第五条', '旧版X', { year: null, older: true, certain: true }],
    ['现行X第五条', '现行X', { year: null, older: false, certain: false }],
    ['X第五条2027年的目标', 'X', { year: null, older: false, certain: false }],
  ])('is told beside the name: %s', (text, words, hint) => {
    expect(readVersion(text, 'X')).toEqual({ text: words, hint });
  });

  it('is the one of the year named, and none where there is none of it', () => {
    const hint = { year: '2016', older: false, certain: true };
    expect(versionsMeant([old, amended], hint)).toEqual([old]);
    expect(versionsMeant([old, amended], { ...hint, year: '2020' })).toEqual([]);
    expect(versionsMeant([amended], { year: null, older: true, certain: true })).toEqual([]);
    expect(versionsMeant([amended, old], { year: null, older: true, certain: true })).toEqual([old]);
    expect(versionsMeant([version('a', { title: '某法修正案（2016年）' })], hint)).toHaveLength(1);
  });

  it('stands for its title; the parts of a code stand in for each other', () => {
    const parts = [version('part-1'), version('part-2')];
    const other = version('other', { title: '另法' });
    const all = new Map([old, amended, other, ...parts].map((each) => [each.id, each]));
    const find = (id: DocumentId) => all.get(id);
    expect(documentsMeant([old.id, amended.id, other.id], find, '2026-01-01')).toEqual([[amended], [other]]);
    expect(documentsMeant(['part-1', 'part-2'] as DocumentId[], find, '2026-01-01')).toEqual([parts]);
  });
});
