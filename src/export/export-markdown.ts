import { stringify } from 'yaml';
import { escapeMarkdown } from '../domain/escape-markdown.js';
import type { Block, ExportedAnswer, Run } from '../domain/exported-answer.js';

/** An answer as a Markdown file: the implicit AI label in its front matter, no word of it markup that was not ours. */
export function exportMarkdown({ title, language, blocks, aigc }: ExportedAnswer): string {
  const matter = stringify({ title, lang: language, AIGC: aigc }, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 });
  return `---\n${matter}---\n\n${blocks.map(markdownOf).join('\n\n')}\n`;
}

function markdownOf({ kind, runs }: Block): string {
  const text = runs.map(markdownOfRun).join('');
  const lines = text.split('\n');
  switch (kind) {
    case 'title':
      return `# ${lines.join(' ')}`;
    case 'heading':
      return `## ${lines.join(' ')}`;
    case 'item':
      return `- ${lines.join('\\\n  ')}`;
    case 'quote':
      return lines.map((line) => `> ${line}`).join('\n>\n');
    case 'label':
    case 'paragraph':
      return lines.join('\\\n');
    default:
      return kind satisfies never;
  }
}

function markdownOfRun({ text, bold, href }: Run): string {
  const words = escapeMarkdown(text);
  if (href !== undefined) return `[${words}](<${href.replace(/[<>\s]/gu, encodeURIComponent)}>)`;
  return bold ? `**${words}**` : words;
}
