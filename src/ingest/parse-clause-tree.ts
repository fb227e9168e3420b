import type { ClauseKind, ClauseNode } from '../domain/clause.js';
import { type ClauseDraft, readDrafts } from './clause-drafts.js';
import type { NumberingSystem } from './clause-numbering.js';
import { packParagraphs } from './pack-paragraphs.js';

/**
 * Reads the clause tree of a cleaned text (one paragraph a line) in one numbering system. Every line of the text stands
 * in exactly one node; `printClauseTree` gives it back. Whether the numbers are sound is for `checkIntegrity` to say.
 */
export function parseClauseTree(text: string, system: NumberingSystem): readonly ClauseNode[] {
  const drafts = readDrafts(text.split('\n'), system);
  const measures = drafts.flatMap(function measuresOf(draft): readonly string[] {
    return draft.kind === 'annex' ? [] : draft.kind === 'measure' ? [draft.number] : draft.children.flatMap(measuresOf);
  });
  const numberedThroughout = new Set(measures).size === measures.length;
  return drafts.map((draft) => finish(draft, { above: [], scope: [], numberedThroughout }));
}

/** A text without numbers as passages of whole paragraphs or sentences: `p1`, `p2` … */
export function passagesAsTree(text: string): readonly ClauseNode[] {
  let line = 1;
  let counted = 0;
  const lineAt = (from: number): number => {
    line += text.slice(counted, from).split('\n').length - 1;
    counted = from;
    return line;
  };
  return packParagraphs(text).map(([from, to], at) => ({
    kind: 'passage',
    locator: `p${at + 1}`,
    number: `p${at + 1}`,
    marker: '',
    heading: '',
    text: text.slice(from, to),
    line: lineAt(from),
    children: [],
  }));
}

interface Place {
  /** Locator of the node above. */
  readonly above: readonly string[];
  /** The annex that the node stands in, whose numbers are its own. */
  readonly scope: readonly string[];
  /** Whether measures count through the document, so that their number alone tells them apart. */
  readonly numberedThroughout: boolean;
}

function finish(draft: ClauseDraft, place: Place): ClauseNode {
  const path = [...(standsAlone(draft.kind, place) ? place.scope : place.above), draft.number];
  const scope = draft.kind === 'annex' ? path : place.scope;
  const [single, second] = draft.kind === 'article' ? draft.children : [];
  const node = {
    kind: draft.kind,
    locator: path.join('/'),
    number: draft.number,
    marker: draft.marker,
    heading: headingOf(draft),
    line: draft.line,
  };
  // The only 款 of an article is the article: 第十七条第（二）项 is its locator 17/1/2, without a node 17/1.
  if (single?.kind === 'paragraph' && !second && draft.lines.length === 0) {
    const children = single.children.map((item) => finish(item, { ...place, above: [...path, single.number], scope }));
    return { ...node, text: single.lines.join('\n'), children };
  }
  const children = draft.children.map((child) => finish(child, { ...place, above: path, scope }));
  return { ...node, text: draft.lines.join('\n'), children };
}

/** Kinds whose number alone is the locator: articles always, measures where they count through the document. */
function standsAlone(kind: ClauseKind, { scope, numberedThroughout }: Place): boolean {
  return kind === 'article' || (kind === 'measure' && numberedThroughout && scope.length === 0);
}

/** The title: the line of a division, or its first sentence where text follows; 【…】 of an article. */
function headingOf(draft: ClauseDraft): string {
  const first = draft.lines[0] ?? '';
  switch (draft.kind) {
    case 'part':
    case 'section':
    case 'book':
    case 'chapter':
    case 'division':
    case 'annex':
      return /^[^。；]{0,60}[。；]?$/u.test(first) ? first.replace(/[。；\s]+$/u, '') : firstSentence(first);
    case 'measure':
      return draft.lines.length > 1 && first.length <= 40 ? first.replace(/。$/u, '') : firstSentence(first);
    case 'article':
      return /^[【（(]([^】）)]{2,30})[】）)]/u.exec(first || (draft.children[0]?.lines[0] ?? ''))?.[1] ?? '';
    default:
      return '';
  }
}

/** 建立人工智能芯片生态体系。… A sentence longer than a title is none. */
function firstSentence(text: string): string {
  return /^([^。！？；]{2,40})。./u.exec(text)?.[1] ?? '';
}
