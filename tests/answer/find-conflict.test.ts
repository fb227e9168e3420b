import { describe, expect, it } from 'vitest';
import { createJiebaSegmenter } from '../../src/adapters/jieba-segmenter.js';
import { createOpenccConverter } from '../../src/adapters/opencc-converter.js';
import { findConflict } from '../../src/answer/find-conflict.js';
import type { Clause } from '../../src/domain/clause.js';
import type { ClauseId, DocumentId } from '../../src/domain/ids.js';
import { createTokenizer } from '../../src/search/tokenize.js';

const tokenize = createTokenizer(createJiebaSegmenter(), createOpenccConverter());

function clauseOf(id: string, text: string): Clause {
  return {
    ...{ id: `${id}#1` as ClauseId, documentId: id as DocumentId, kind: 'article', number: '1', heading: '', path: [] },
    ...{ text, label: `《${id}》第一条`, searchable: true, parentId: null, childIds: [], order: 0 },
  };
}

function conflict(question: string, one: string, other: string): string | null {
  const clause = clauseOf('one', one);
  return findConflict(question, { clause, quotes: [one] }, [clauseOf('other', other)], tokenize)?.words ?? null;
}

describe('two clauses that answer the same differently', () => {
  it.each([
    ['another figure', '见习补贴标准为每人每月1500元。', '见习补贴标准为每人每月2000元。'],
    ['another bound', '申请人应当在收到通知后15日内提交材料。', '申请人应当在收到通知后不少于15日提交材料。'],
    [
      'a licence for what is forbidden',
      '经营者不得在校园周边设置露天烧烤摊点。',
      '经营者可以在校园周边设置露天烧烤摊点。',
    ],
  ])('by %s', (_how, one, other) => {
    expect(conflict('标准和期限是多少', one, other)).toBe(other);
  });

  it.each([
    ['the same figure', '见习补贴标准为每人每月1500元。', '对见习单位，见习补贴标准为每人每月1500元，最长12个月。'],
    [
      'for others',
      '国家需要重点扶持的高新技术企业，减按15％的税率征收企业所得税。',
      '非居民企业取得前款规定的所得，减按10％的税率征收企业所得税。',
    ],
    ['of another matter', '见习补贴标准为每人每月1500元。', '租房补贴面积为每户不超过60平方米。'],
    ['in another unit', '见习补贴标准为每人每月1500元。', '见习补贴标准由市人力资源部门每2年公布。'],
  ])('but not %s', (_how, one, other) => {
    expect(conflict('标准是多少', one, other)).toBeNull();
  });

  it('what the question asks about and only one of them speaks of is no conflict', () => {
    const one = '博士毕业生的安家补贴标准为每人10万元。';
    expect(conflict('博士毕业生安家补贴多少', one, '毕业生的安家补贴标准为每人3万元。')).toBeNull();
  });
});
