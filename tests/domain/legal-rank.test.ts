import { describe, expect, it } from 'vitest';
import { legalRankOf, outranks } from '../../src/domain/legal-rank.js';
import { policyDocument } from '../support/policy-document.js';

describe('the rank of a document', () => {
  it.each([
    ['法律', { title: '中华人民共和国某某法', issuer: '全国人民代表大会常务委员会', level: '国家' }],
    ['行政法规', { title: '某某管理条例', issuer: '国务院', level: '国家' }],
    ['部门规章', { title: '某某信息服务管理规定', docNumber: '某部令第9号', level: '国家' }],
    ['地方性法规', { title: '某省某某促进条例', issuer: '某省人民代表大会常务委员会', level: '省' }],
    ['地方政府规章', { title: '某市某某办法', docNumber: '某市人民政府令第179号', level: '市' }],
    ['规范性文件', { title: '某省某某若干措施', docNumber: '某办函〔2024〕88号', level: '省' }],
    ['规范性文件', { title: '某某问答', level: null }],
  ] as const)('is %s by title, issuer, number and level', (rank, facts) => {
    expect(legalRankOf(policyDocument('made', facts))).toBe(rank);
  });

  it('puts law before everything and lets nobody decide between a ministry and a province', () => {
    expect(outranks('法律', '行政法规')).toBe(true);
    expect(outranks('地方性法规', '规范性文件')).toBe(true);
    expect(outranks('规范性文件', '规范性文件')).toBe(false);
    expect(outranks('部门规章', '地方性法规')).toBe(false);
    expect(outranks('部门规章', '地方政府规章')).toBe(false);
  });
});
