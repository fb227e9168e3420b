import type { PolicyDocument } from './policy-document.js';

/** What kind of law a document is, from the highest (立法法第九十八条至第一百零二条); what binds without being law is 规范性文件. */
export type LegalRank = '法律' | '行政法规' | '地方性法规' | '部门规章' | '地方政府规章' | '规范性文件';

const CONGRESS = /人民代表大会|人大/u;
const OF_COUNCIL = /^国务院$|国务院令/u;
const NAMED_RULE = /(?:办法|规定|细则|规则)(?:[（(].{1,12}[）)])?$/u;

/** The rank as title, issuer, 文号 and level tell it. */
export function legalRankOf({ title, issuer, docNumber, level }: PolicyDocument): LegalRank {
  const isCongress = CONGRESS.test(issuer ?? '');
  const isOrder = /令/u.test(docNumber ?? '');
  if (level === '国家' || level === null) {
    if (/法$|法典$/u.test(title) && (level === '国家' || isCongress)) return '法律';
    if (level === null) return '规范性文件';
    if (OF_COUNCIL.test(issuer ?? '') || /条例(?:[（(].{1,12}[）)])?$/u.test(title)) return '行政法规';
    return isOrder || (docNumber === null && NAMED_RULE.test(title)) ? '部门规章' : '规范性文件';
  }
  if (isCongress || /条例(?:[（(].{1,12}[）)])?$/u.test(title)) return '地方性法规';
  return isOrder ? '地方政府规章' : '规范性文件';
}

const ORDER: Readonly<Record<LegalRank, number>> = {
  法律: 0,
  行政法规: 1,
  地方性法规: 2,
  部门规章: 2,
  地方政府规章: 3,
  规范性文件: 4,
};

/**
 * Whether `one` is of higher force than `other`. Between 部门规章 and what provinces and cities lay down the law names no order
 * of its own but a ruling: neither is.
 */
export function outranks(one: LegalRank, other: LegalRank): boolean {
  if (one === '部门规章' && other === '地方政府规章') return false;
  return ORDER[one] < ORDER[other];
}
