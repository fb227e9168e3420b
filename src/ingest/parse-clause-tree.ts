import type { ClauseKind, ClauseNode } from '../domain/clause.js';
import { DEPTH, type LineStart, type NumberingSystem, numberingOf, readLineStart } from './clause-numbering.js';
import { packParagraphs } from './pack-paragraphs.js';

/** A node while it is being read. */
interface Draft {
  readonly kind: ClauseKind;
  readonly number: string;
  readonly value: number;
  readonly marker: string;
  readonly line: number;
  readonly lines: string[];
  readonly children: Draft[];
}

/**
 * Reads the clause tree of a cleaned text (one paragraph a line). A text that is not clearly numbered becomes passages.
 * Every line of the text stands in exactly one node; `printClauseTree` gives it back.
 */
export function parseClauseTree(text: string): readonly ClauseNode[] {
  const lines = text.split('\n');
  const system = numberingOf(lines);
  if (system === null) return cutPassages(text);
  const drafts = readDrafts(lines, system);
  const numbersRunThrough = areUnique(collect(drafts, 'measure'));
  return drafts.map((draft) => finish(draft, [], numbersRunThrough, ''));
}

/** The tree as text again: the proof that nothing was lost. */
export function printClauseTree(nodes: readonly ClauseNode[]): string {
  const print = (node: ClauseNode): readonly string[] => [`${node.marker}${node.text}`, ...node.children.flatMap(print)];
  return nodes.flatMap(print).join('\n');
}

function readDrafts(lines: readonly string[], system: NumberingSystem): readonly Draft[] {
  const body = firstBodyLine(lines, system);
  const roots: Draft[] = [];
  if (body > 0) roots.push({ kind: 'front', number: 'front', value: 0, marker: '', line: 1, lines: [...lines.slice(0, body)], children: [] });
  const open: Draft[] = [];
  for (const [offset, line] of lines.slice(body).entries()) {
    const start = readLineStart(line, system);
    const deepest = open.at(-1);
    if (start && opensHere(start, open)) {
      while (open.length > 0 && DEPTH[open.at(-1)?.kind ?? 'annex'] >= DEPTH[start.kind]) open.pop();
      const draft: Draft = { ...start, line: body + offset + 1, lines: [start.rest], children: [] };
      (open.at(-1)?.children ?? roots).push(draft);
      open.push(draft);
    } else if (deepest) deepest.lines.push(line);
    else roots.push({ kind: 'front', number: 'front', value: 0, marker: '', line: body + offset + 1, lines: [line], children: [] });
  }
  return roots;
}

/** 项 and 目 number only inside an article; elsewhere such a line is text. */
function opensHere(start: LineStart, open: readonly Draft[]): boolean {
  if (start.kind === 'item') return open.some((draft) => draft.kind === 'article' || draft.kind === 'measure');
  if (start.kind === 'subitem') return open.some((draft) => draft.kind === 'item');
  return true;
}

/** Where the body begins: past a table of contents, whose chapters are repeated with their articles later. */
function firstBodyLine(lines: readonly string[], system: NumberingSystem): number {
  const starts = lines.map((line) => readLineStart(line, system));
  const contents = lines.findIndex((line) => /^目\s*[录次]$/u.test(line));
  const first = starts.findIndex((start) => start !== null && start.kind !== 'annex' && start.kind !== 'item' && start.kind !== 'subitem');
  if (contents < 0) return Math.max(0, first);
  const listed = starts[contents + 1];
  if (!listed) return Math.max(0, first);
  const again = starts.findIndex((start, at) => at > contents + 1 && start?.kind === listed.kind && start.number === listed.number);
  return again > 0 ? again : Math.max(0, first);
}

function collect(drafts: readonly Draft[], kind: ClauseKind): readonly Draft[] {
  return drafts.flatMap((draft) => (draft.kind === 'annex' ? [] : [...(draft.kind === kind ? [draft] : []), ...collect(draft.children, kind)]));
}

function areUnique(drafts: readonly Draft[]): boolean {
  return new Set(drafts.map((draft) => draft.number)).size === drafts.length;
}

/** Kinds whose number stands alone in a locator: articles always, measures where their numbers run through the document. */
function finish(draft: Draft, above: readonly string[], numbersRunThrough: boolean, scope: string): ClauseNode {
  const alone = draft.kind === 'article' || draft.kind === 'front' || draft.kind === 'annex' || (draft.kind === 'measure' && numbersRunThrough);
  const inner = draft.kind === 'annex' ? draft.number : scope;
  const path = alone ? [...(scope === '' ? [] : [scope]), draft.number] : [...(above.length === 0 && scope !== '' ? [scope] : above), draft.number];
  const children = draft.children.map((child) => finish(child, path, numbersRunThrough && scope === '', inner));
  return {
    kind: draft.kind,
    locator: path.join('/'),
    number: draft.number,
    marker: draft.marker,
    heading: headingOf(draft),
    text: draft.lines.join('\n'),
    line: draft.line,
    children: draft.kind === 'article' ? paragraphsOf(draft, path, children) : children,
  };
}

/** The title: the whole line of a division; the first sentence of a measure; 【…】 of an article. */
function headingOf(draft: Draft): string {
  const first = draft.lines[0] ?? '';
  switch (draft.kind) {
    case 'part':
    case 'section':
    case 'book':
    case 'chapter':
    case 'division':
    case 'annex':
      return /^[^。]{0,60}。?$/u.test(first) ? first.replace(/[。\s]+$/u, '') : (/^([^。]{2,40})。/u.exec(first)?.[1] ?? '');
    case 'measure':
      return /^([^。！？；]{2,40})。./u.exec(first)?.[1] ?? (draft.lines.length > 1 && first.length <= 40 ? first.replace(/。$/u, '') : '');
    case 'article':
      return /^[【（(]([^】）)]{2,30})[】）)]/u.exec(first)?.[1] ?? '';
    default:
      return '';
  }
}

/** 项 of an article lie under the 款 they follow: `17/1/2`. A single 款 is the article itself and gets no node. */
function paragraphsOf(draft: Draft, path: readonly string[], items: readonly ClauseNode[]): readonly ClauseNode[] {
  // Lines of an article after its items are read as part of the last item's text; their order is what matters for the proof.
  const renamed = items.map((item) => ({ ...item, locator: [...path, '1', item.number].join('/'), children: item.children.map((child) => ({ ...child, locator: [...path, '1', item.number, child.number].join('/') })) }));
  return draft.lines.length > 1 && items.length > 0
    ? renamed.map((item) => ({ ...item, locator: [...path, `${draft.lines.length}`, item.number].join('/') }))
    : renamed;
}

function cutPassages(text: string): readonly ClauseNode[] {
  const spans = packParagraphs(text);
  return spans.map(([from, to], at) => ({
    kind: 'passage',
    locator: `p${at + 1}`,
    number: `p${at + 1}`,
    marker: '',
    heading: '',
    text: text.slice(from, to),
    line: text.slice(0, from).split('\n').length,
    children: [],
  }));
}
