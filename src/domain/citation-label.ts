import { parseChineseNumeral, printChineseNumeral } from './chinese-numeral.js';
import type { ClauseKind } from './clause.js';

/** One step of the way down to a clause. */
export interface LabelStep {
  readonly kind: ClauseKind;
  readonly number: string;
}

/**
 * Prints a citation as officials write it:
 * 《广东省关于人工智能赋能千行百业的若干措施》（粤办函〔2024〕88号）第四部分第（三）项第29条“惠企利民建设智慧政府”;
 * statutes: 《…》第十七条第一款第（一）项.
 */
export function citationLabel(
  document: { readonly title: string; readonly docNumber: string | null },
  steps: readonly LabelStep[],
  heading: string,
): string {
  const number = document.docNumber === null ? '' : `（${document.docNumber}）`;
  const article = steps.findIndex((step) => step.kind === 'article');
  const told =
    article >= 0
      ? [...steps.slice(0, article).filter((step) => step.kind === 'annex'), ...steps.slice(article)]
      : steps;
  return `《${document.title}》${number}${told.map(printStep).join('')}${heading === '' ? '' : `“${withInnerQuotes(heading)}”`}`;
}

/** Quotation marks inside quotation marks are single (GB/T 15834-2011, 4.8.3.4). */
function withInnerQuotes(heading: string): string {
  return heading.replace(/“/gu, '‘').replace(/”/gu, '’');
}

function printStep({ kind, number }: LabelStep): string {
  const [first = '', suffix] = number.split('-');
  const value = parseChineseNumeral(first.replace(/^p/u, ''));
  const numeral = value === null ? first : printChineseNumeral(value);
  switch (kind) {
    case 'front':
      return '印发通知正文';
    case 'part':
      return `第${numeral}部分`;
    case 'section':
      return `第（${numeral}）项`;
    case 'measure':
      return `第${first}条`;
    case 'article':
      return `第${numeral}条${suffix ? `之${printChineseNumeral(Number(suffix))}` : ''}`;
    case 'paragraph':
      return `第${numeral}款`;
    case 'item':
      return `第（${numeral}）项`;
    case 'subitem':
      return `第${first}目`;
    case 'passage':
      return `第${first.replace(/^p/u, '')}段`;
    case 'book':
    case 'chapter':
    case 'division':
    case 'annex':
      return number;
    default:
      return kind satisfies never;
  }
}
