import { printChineseNumeral } from '../domain/chinese-numeral.js';
import type { Clause } from '../domain/clause.js';

/** The number of a clause in the form that documents print: `三、`, `（一）`, `13.`, `第十条之一`; empty where there is none. */
export function printedNumber({ kind, number }: Pick<Clause, 'kind' | 'number'>): string {
  const [value = '', suffix] = number.split('-');
  switch (kind) {
    case 'part':
      return `${number}、`;
    case 'section':
    case 'item':
      return `（${chinese(number)}）`;
    case 'measure':
    case 'subitem':
      return `${number}.`;
    case 'article':
      return `第${chinese(value)}条${suffix ? `之${chinese(suffix)}` : ''}`;
    case 'book':
    case 'chapter':
    case 'division':
    case 'annex':
      return number;
    case 'front':
    case 'paragraph':
    case 'passage':
      return '';
    default:
      return kind satisfies never;
  }
}

function chinese(number: string): string {
  return /^\d+$/u.test(number) ? printChineseNumeral(Number(number)) : number;
}
