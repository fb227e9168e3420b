import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import { nameDocuments } from '../../src/search/name-documents.js';

const document = (
  id: string,
  title: string,
  docNumber: string | null,
  aliases: readonly string[] = [],
): PolicyDocument => ({
  id: id as DocumentId,
  title,
  aliases,
  docNumber,
  issuer: null,
  region: null,
  indexNumber: null,
  category: null,
  issuedOn: null,
  publishedOn: null,
  effectiveOn: null,
  expiresOn: null,
  status: null,
  url: null,
});
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
});
