import type { Answer, Citation } from '../domain/answer.js';
import { escapeMarkdown } from '../domain/escape-markdown.js';

/**
 * What clients that show nothing but text get after the answer: its citations as a Markdown list, each with its label and the
 * verbatim quotation, and the AI notice. Begins with a blank line.
 */
export function proofMarkdown({ citations, notice }: Pick<Answer, 'citations' | 'notice'>): string {
  const blocks = [citations.map(listItem).join('\n'), notice].filter((block) => block !== '');
  return blocks.map((block) => `\n\n${block}`).join('');
}

function listItem({ index, label, quote }: Citation): string {
  const quoted = escapeMarkdown(quote).split('\n').join('\n  >\n  > ');
  return `- [${index}] ${escapeMarkdown(label)}\n\n  > ${quoted}`;
}
