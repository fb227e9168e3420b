import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import { nameDocuments, withoutKnownNames } from '../../src/search/name-documents.js';
import { policyDocument } from '../support/policy-document.js';

const document = (
  id: string,
  title: string,
  docNumber: string | null,
  aliases: readonly string[] = [],
): PolicyDocument => policyDocument(id, { title, docNumber, aliases });
const seed = document('seed', '广东省关于人工智能赋能千行百业的若干措施', '粤办函〔2024〕88号', [
  'AI若干措施',
  '人工智能赋能千行百业的若干措施',
]);
const law = document('law', '中华人民共和国数据安全法', null, ['数据安全法']);
const all = [seed, law];

describe('documents named in a question', () => {
  it.each([
    '粤办函〔2024〕88号',
    '粤办函[2024]88号',
    '粤办函(2024)88号',
    '粤办函【2024】88号文件',
    '粤办函2024年88号',
    '粤办函88号',
    '88号文',
    '《广东省关于人工智能赋能千行百业的若干措施》',
    '广东省关于人工智能赋能千行百业的若干措施',
    'AI若干措施',
  ])('knows the seed as %s', (name) => {
    expect(nameDocuments(`${name}里养老怎么写`, all).known).toEqual(['seed']);
  });

  it('takes the name out of the question, so that its words are not the subject', () => {
    expect(nameDocuments('《数据安全法》第五条', all)).toMatchObject({ known: ['law'], rest: ' 第五条' });
  });

  it('says which named documents it does not have', () => {
    expect(nameDocuments('《浙江省人工智能条例》怎么规定', all)).toMatchObject({
      known: [],
      unknown: ['《浙江省人工智能条例》'],
    });
    expect(nameDocuments('粤府办〔2025〕6号有什么补贴', all).unknown).toHaveLength(1);
  });

  it('takes no house number or quantity for a document number', () => {
    expect(nameDocuments('我住在88号楼', all).known).toEqual([]);
    expect(nameDocuments('请看12号', all)).toMatchObject({ known: [], unknown: [] });
  });

  const constitution = document('constitution', '中华人民共和国宪法', null, ['宪法']);
  const amendment = document('amendment', '中华人民共和国宪法修正案（2018年）', null, ['宪法修正案（2018年）']);
  const tax = document('tax', '中华人民共和国企业所得税法', null, ['企业所得税法']);
  const nation = document('nation', '优化营商环境条例', null);
  const province = document('province', '广东省优化营商环境条例', null);
  const ruling = document('ruling', '最高人民法院关于适用《中华人民共和国企业所得税法》的规定', null);
  const laws = [constitution, amendment, tax, nation, province, ruling, law];

  it.each([
    ['宪法第七十八条', ['constitution']],
    ['宪法修正案2018年第四十七条', ['amendment']],
    ['2018年宪法修正案第四十七条', ['amendment']],
    ['民法商法企业所得税法第五条', ['tax']],
    ['《优化营商环境条例》第五条', ['nation']],
    ['广东省优化营商环境条例第五条', ['province']],
    ['最高人民法院关于适用《中华人民共和国企业所得税法》的规定第二条', ['ruling']],
    ['数安法第五条', ['law']],
  ])('tells statutes apart: %s', (question, known) => {
    expect(nameDocuments(question, laws)).toMatchObject({ known, unknown: [] });
  });

  it('takes the field of law before a name for no words of the question', () => {
    expect(nameDocuments('诉讼与非诉讼程序法企业所得税法第五条', laws).rest).toBe(' 第五条');
  });

  it.each([
    '企业所得税法实施条例第五条',
    '上海市优化营商环境条例第五条',
    '宪法修正案2001年版第三条',
    '刑法第五条',
  ])('takes no like-named law for the one meant: %s', (question) => {
    const named = nameDocuments(question, laws);
    expect(named.known).toEqual([]);
    expect(named.unknown).toHaveLength(1);
  });

  it('gives every name its own words', () => {
    const { mentions, lead } = nameDocuments('请看数据安全法第五条和民法典第六条，还有企业所得税法第七条', laws);
    expect(lead).toBe('请看');
    expect(mentions).toEqual([
      { ids: ['law'], after: '第五条和' },
      { ids: [], after: '第六条，还有' },
      { ids: ['tax'], after: '第七条' },
    ]);
  });

  it('can be left out, but for a question that is nothing else', () => {
    expect(withoutKnownNames('数据安全法第五条', laws)).toBe('第五条');
    expect(withoutKnownNames('《数据安全法》', laws)).not.toBe('');
    expect(withoutKnownNames('怎么骗过民法典', laws)).toBe('怎么骗过民法典');
  });
});
