import { parseChineseNumeral, printChineseNumeral } from '../domain/chinese-numeral.js';
import type { DocumentId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { countedClauses } from '../search/find-clauses.js';

const MENTION =
  /第\s*([零〇一二两三四五六七八九十百千\d]+)\s*(?:[条條]|号措施|项措施)(?:之([一二三四五六七八九十]+))?/gu;

/** A clause number as a text names it: `第四十六条` is `{ text: '第四十六条', number: '46' }`; `number` is `10-1` for 第十条之一. */
export interface ClauseMention {
  readonly text: string;
  readonly number: string;
}

/** Every 第N条 of a text, in order. */
export function readMentions(text: string): readonly ClauseMention[] {
  return [...text.normalize('NFKC').matchAll(MENTION)].flatMap(([words, numeral, suffix]) => {
    const number = parseChineseNumeral(numeral ?? '');
    if (number === null) return [];
    const branch = suffix === undefined ? null : parseChineseNumeral(suffix);
    return [{ text: words, number: branch === null ? `${number}` : `${number}-${branch}` }];
  });
}

/** Whether one of the documents has a clause of this number, counted as people count its 条. */
export function isClauseNumber(
  number: string,
  index: Pick<ClauseIndex, 'clausesOf'>,
  documents: Iterable<DocumentId>,
): boolean {
  const plain = /^\d{1,4}$/u.test(number) ? printChineseNumeral(Number(number)) : null;
  for (const id of documents) {
    const counted = countedClauses(index, id);
    if (counted.some((clause) => clause.number === number || clause.number === plain || clause.number === `p${number}`))
      return true;
  }
  return false;
}
