import type { MarkedToken, Tokens } from 'marked';
import { known } from './parse-markdown.js';

/** The parts of the house style; `other` is everything that stands before or outside them. */
type SectionKind = 'conclusion' | 'basis' | 'guidance' | 'contact' | 'reminder' | 'other';

export interface AnswerSection {
  readonly kind: SectionKind;
  /** Null for what stands before the first heading. */
  readonly title: string | null;
  readonly blocks: readonly MarkedToken[];
}

/** By the first two characters: the title over the nearest clauses has a remark behind it. */
const KINDS: Readonly<Record<string, SectionKind>> = {
  结论: 'conclusion',
  政策: 'basis',
  相近: 'basis',
  办理: 'guidance',
  咨询: 'contact',
  温馨: 'reminder',
};

/**
 * An answer cut at the headings of the house style. A heading is a Markdown heading, or a paragraph that opens with a known title
 * in bold, alone or before a colon.
 */
export function answerSections(blocks: readonly MarkedToken[]): readonly AnswerSection[] {
  const sections: { kind: SectionKind; title: string | null; blocks: MarkedToken[] }[] = [];
  for (const block of blocks) {
    const opening = openingOf(block);
    if (opening) sections.push({ kind: kindOf(opening.title), title: opening.title, blocks: [...opening.rest] });
    else if (block.type === 'space') continue;
    else if (sections.length === 0) sections.push({ kind: 'other', title: null, blocks: [block] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

function openingOf(block: MarkedToken): { title: string; rest: readonly MarkedToken[] } | null {
  if (block.type === 'heading') return { title: block.text, rest: [] };
  if (block.type !== 'paragraph') return null;
  const [first, next, ...others] = known(block.tokens);
  if (first?.type !== 'strong' || kindOf(first.text) === 'other') return null;
  if (!next) return { title: first.text, rest: [] };
  if (next.type !== 'text' || !/^[：:]/u.test(next.text)) return null;
  const words: Tokens.Text = { ...next, text: next.text.slice(1) };
  // Below it stands a table.
  if (words.text === '' && others.length === 0) return { title: first.text, rest: [] };
  return { title: first.text, rest: [{ ...block, tokens: [words, ...others] }] };
}

function kindOf(title: string): SectionKind {
  return KINDS[title.slice(0, 2)] ?? 'other';
}
