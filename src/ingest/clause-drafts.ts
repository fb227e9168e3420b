import type { ClauseKind } from '../domain/clause.js';
import { type LineStart, type NumberingSystem, readLineStart } from './clause-numbering.js';

/** A node while it is being read. */
export interface ClauseDraft {
  readonly kind: ClauseKind;
  readonly depth: number;
  readonly number: string;
  readonly value: number;
  readonly marker: string;
  /** 1-based line of the cleaned text. */
  readonly line: number;
  readonly lines: string[];
  readonly children: ClauseDraft[];
}

/** 款 have no number of their own: they stand half-way between the levels 条 (5) and 项 (6) of a statute. */
const PARAGRAPH_DEPTH = 5.5;
/** 第三条 【目的】 with its text in the next line: what follows the number is a title, not the first 款. */
const TITLE_ONLY = /^(?:[【（(][^】）)]*[】）)])?$/u;

/** Reads lines into nested drafts: each line opens one or belongs to the one last opened. */
export function readDrafts(lines: readonly string[], system: NumberingSystem): readonly ClauseDraft[] {
  const starts = startsOf(lines, system);
  const body = firstBodyLine(lines, starts);
  const roots: ClauseDraft[] = [];
  let open: ClauseDraft[] = [];
  const add = (draft: ClauseDraft): void => {
    open = open.filter((each) => each.depth < draft.depth);
    (open.at(-1)?.children ?? roots).push(draft);
    open.push(draft);
  };
  // In a statute every unnumbered line of an article is a 款.
  const addParagraph = (article: ClauseDraft, text: string, line: number): void => {
    const value = article.children.length + 1;
    const number = `${value}`;
    add({ kind: 'paragraph', depth: PARAGRAPH_DEPTH, number, value, marker: '', line, lines: [text], children: [] });
  };
  if (body > 0) roots.push({ ...FRONT, lines: lines.slice(0, body), children: [] });
  for (let at = body; at < lines.length; at++) {
    const text = lines[at] ?? '';
    const start = starts[at];
    const article = open.find((draft) => draft.kind === 'article');
    if (start && opensHere(start, open)) {
      const { rest, ...opened } = start;
      const opensParagraph = start.kind === 'article' && !TITLE_ONLY.test(rest);
      const draft = { ...opened, line: at + 1, lines: rest === '' || opensParagraph ? [] : [rest], children: [] };
      add(draft);
      if (opensParagraph) addParagraph(draft, rest, at + 1);
    } else if (!start && article) addParagraph(article, text, at + 1);
    else open.at(-1)?.lines.push(text);
  }
  return roots;
}

const FRONT = { kind: 'front', depth: 0, number: 'front', value: 0, marker: '', line: 1 } as const;

/** Number starts line by line, without those that only list annexes. */
function startsOf(lines: readonly string[], system: NumberingSystem): readonly (LineStart | null)[] {
  const starts = lines.map((line) => readLineStart(line, system));
  // Where each annex is named last, and where any is.
  const last = new Map<string, number>();
  for (const [at, start] of starts.entries()) if (start?.kind === 'annex') last.set(start.number, at).set('', at);
  let listed = 0;
  return starts.map((start, at) => {
    // 附件：1.名单 is followed by 2.名单, 3.名单, which are no measures.
    if (listed > 0 && start?.rest !== '' && start?.value === listed + 1 && start.kind !== 'annex') {
      listed += 1;
      return null;
    }
    listed = start?.kind === 'annex' && /^1[.．、]/u.test(start.rest) ? 1 : 0;
    if (start?.kind !== 'annex') return start;
    // An annex that is named before it comes is opened where it comes.
    const comesLater = (number: string): boolean => (last.get(number) ?? at) > at;
    return comesLater(start.number) || (/[:：]/u.test(start.marker) && comesLater('')) ? null : start;
  });
}

/** 项 and 目 count only in their place and upwards; elsewhere such a line is text. */
function opensHere(start: LineStart, open: readonly ClauseDraft[]): boolean {
  if (start.kind !== 'item' && start.kind !== 'subitem') return true;
  const parent = open.findLast((draft) => draft.depth < start.depth);
  const fits =
    start.kind === 'subitem'
      ? parent?.kind === 'item'
      : ['article', 'paragraph', 'measure'].includes(parent?.kind ?? '');
  return fits && start.value > (parent?.children.findLast((draft) => draft.kind === start.kind)?.value ?? 0);
}

/** Where the body begins: past a table of contents, whose first entry is repeated where the body has it. */
function firstBodyLine(lines: readonly string[], starts: readonly (LineStart | null)[]): number {
  const opens = (start: LineStart | null): boolean =>
    start !== null && !['annex', 'item', 'subitem'].includes(start.kind);
  const first = Math.max(0, starts.findIndex(opens));
  const contents = lines.findIndex((line) => /^目\s*[录次]$/u.test(line));
  const listed = starts[first];
  if (contents < 0 || contents > first || !listed) return first;
  const again = starts.findIndex(
    (start, at) => at > first && start?.kind === listed.kind && start.number === listed.number,
  );
  return again > 0 ? again : first;
}
