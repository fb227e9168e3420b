import { describe, expect, it } from 'vitest';
import { createPlaceReader } from '../../src/answer/places.js';
import type { Clause } from '../../src/domain/clause.js';
import type { Place } from '../../src/domain/vocabulary.js';
import { policyDocument } from '../support/policy-document.js';

const place = (name: string, shortNames: readonly string[], within: string | null): Place => ({
  name,
  shortNames,
  sign: null,
  kind: name.endsWith('国') ? 'country' : 'city',
  within,
});
const places = createPlaceReader([
  place('广东省', ['广东'], null),
  place('广州市', ['广州'], '广东省'),
  place('黄埔区', ['黄埔'], '广州市'),
  place('浙江省', ['浙江'], null),
  place('湖南省', ['湖南'], null),
  place('美国', [], null),
]);
const provincial = policyDocument('seed', { region: '广东省' });
const national = policyDocument('law', { region: null });
const clause = (text: string) => ({ text }) as Clause;
const other = (question: string, text = '全省算力', document = provincial) =>
  places.other(question, [clause(text)], () => document);

describe('places in questions', () => {
  it('lie outside the document’s region, within it, or are the region itself', () => {
    expect(other('浙江的目标是多少')).toEqual({ where: 'outside', isAside: false });
    expect(other('黄埔的目标是多少')).toEqual({ where: 'within', isAside: false });
    expect(other('广东的目标是多少')).toBeNull();
  });

  it('are no other places where the clause itself speaks of them', () => {
    expect(other('浙江怎么合作', '加强与浙江合作')).toBeNull();
    expect(other('广州有什么作用', '发挥广州、深圳作用')).toBeNull();
  });

  it('lie within what the nation lays down, wherever they are, but for those abroad', () => {
    expect(other('浙江的目标是多少', '全国算力', national)).toBeNull();
    expect(other('广州的公司怎么签合同', '合同', national)).toBeNull();
    expect(other('美国的目标是多少', '全国算力', national)).toEqual({ where: 'outside', isAside: false });
    expect(other('美国公司要不要征得同意', '同意', national)).toEqual({ where: 'outside', isAside: true });
  });

  it.each([
    '我是广州的公司，有什么支持',
    '我们在广州做家电',
    '广州的医院能用吗',
    '我们是广州黄埔的企业',
  ])('%s: they only say where someone comes from', (question) => {
    expect(other(question)).toEqual({ where: 'within', isAside: true });
  });

  it('are asked about where they stand a second time', () => {
    expect(other('我在湖南开厂，有什么支持')).toEqual({ where: 'outside', isAside: true });
    expect(other('我在湖南开厂，湖南给什么奖励')).toEqual({ where: 'outside', isAside: false });
  });

  it('beside the region itself say where someone comes from, unless the two are compared', () => {
    expect(other('美国公司能在广东设研发中心吗')).toBeNull();
    expect(other('浙江和广东的目标哪个高')).toEqual({ where: 'outside', isAside: true });
  });

  it('are not taken for a person’s because someone asks: 我想知道浙江的政策', () => {
    expect(other('我想知道浙江的政策')).toEqual({ where: 'outside', isAside: false });
    expect(other('浙江企业有什么补贴')).toEqual({ where: 'outside', isAside: false });
  });
});
