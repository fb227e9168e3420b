import type { ClauseId, DocumentId } from './ids.js';

/**
 * What a node of a document's structure is.
 * Documents of government: `front` (the notice and the preamble), `part` 一、, `section` （一）, `measure` 1., `item` （1）.
 * Statutes: `book` 编, `chapter` 章, `division` 节, `article` 条, `paragraph` 款, `item` 项, `subitem` 目.
 * Both: `annex` 附件. Texts without numbers: `passage`.
 */
export type ClauseKind =
  | 'front'
  | 'part'
  | 'section'
  | 'measure'
  | 'book'
  | 'chapter'
  | 'division'
  | 'article'
  | 'paragraph'
  | 'item'
  | 'subitem'
  | 'annex'
  | 'passage';

/** One node of the clause tree as parsed from the cleaned source. */
export interface ClauseNode {
  readonly kind: ClauseKind;
  /** Number path, unique in the document; see `clauseId`. */
  readonly locator: string;
  /** The last number alone, in the form of the locator: `13`, `一`, `front`, `17`, `p3`. */
  readonly number: string;
  /** The number as printed, blanks included: `13. `, `（一）`, `第十三条　`; empty where there is none. */
  readonly marker: string;
  /** Title of the node: `推进智能机器人创新发展`; empty where it has none. */
  readonly heading: string;
  /** The node's own text without marker and without children's text, verbatim, heading included; lines joined by `\n`. */
  readonly text: string;
  /** 1-based line of the marker in the cleaned source. */
  readonly line: number;
  readonly children: readonly ClauseNode[];
}

/**
 * One citable clause. Every node becomes one; `searchable` marks those that questions are matched against (the leaves of
 * the numbering: measures, articles, unnumbered passages, the front, and parts that have text but no measures).
 */
export interface Clause {
  readonly id: ClauseId;
  readonly documentId: DocumentId;
  readonly kind: ClauseKind;
  readonly number: string;
  readonly heading: string;
  /** Headings above it, outermost first, each with its marker: `三、构筑智能终端产品新高地，塑造广东品牌新形象`. */
  readonly path: readonly string[];
  /** Verbatim text. For a searchable clause the whole of it, sub-clauses included with their markers, lines joined by `\n`. */
  readonly text: string;
  /** As officials cite it, the title of the document included (docs: `domain.md` §5 form). */
  readonly label: string;
  readonly searchable: boolean;
  readonly parentId: ClauseId | null;
  readonly childIds: readonly ClauseId[];
  /** Position in the document, from 0, in reading order. */
  readonly order: number;
}

/** A slice of one clause small enough for the embedder; most clauses are one passage. */
export interface Passage {
  readonly clauseId: ClauseId;
  readonly documentId: DocumentId;
  /** Code units in the clause's text. */
  readonly span: readonly [number, number];
  /** The slice itself, verbatim. */
  readonly text: string;
}
