import { describe, expect, it } from 'vitest';
import { createPlaceReader } from '../../src/answer/places.js';
import type { Clause } from '../../src/domain/clause.js';
import type { Place } from '../../src/domain/vocabulary.js';
import { policyDocument } from '../support/policy-document.js';

const place = (name: string, shortNames: readonly string[], within: string | null): Place => ({
  name,
  shortNames,
  sign: null,
  kind: 'city',
  within,
});
const places = createPlaceReader([
  place('广东省', ['广东'], null),
  place('广州市', ['广州'], '广东省'),
  place('黄埔区', ['黄埔'], '广州市'),
  place('浙江省', ['浙江'], null),
  place('美国', [], null),
]);
const document = policyDocument('seed', { region: '广东省' });
const clause = (text: string) => ({ text }) as Clause;

describe('places in questions', () => {
  it('knows what lies outside the document’s region', () => {
    expect(places.outside('浙江的目标是多少', [clause('全省算力')], document)?.name).toBe('浙江省');
    expect(places.outside('广州黄埔的企业呢', [clause('全省算力')], document)).toBeNull();
  });

  it('asks nothing of a place that a near clause itself mentions', () => {
    expect(places.outside('浙江怎么合作', [clause('加强与浙江合作')], document)).toBeNull();
  });

  it('takes a place beside the region for where the person comes from', () => {
    expect(places.outside('美国公司能在广东设研发中心吗', [clause('外商')], document)).toBeNull();
  });

  it('does not lend the province’s figure to its cities', () => {
    expect(places.narrower('广州要造多少辆', clause('全省350万辆'), document)?.name).toBe('广州市');
    expect(places.narrower('广东要造多少辆', clause('全省350万辆'), document)).toBeNull();
    expect(places.narrower('广州有什么作用', clause('发挥广州、深圳作用'), document)).toBeNull();
  });
});
