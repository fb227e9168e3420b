import { escapeXml } from './escape-xml.js';
import { zip } from './make-ofd.js';

/** A part of a paragraph. */
export type DocxRun =
  | string
  | { readonly deleted: string }
  | { readonly inserted: string }
  | { readonly link: string }
  | { readonly hidden: string }
  /** A footnote, its text. */
  | { readonly note: string }
  /** A text box anchored here, as newer and as older programs keep it. */
  | { readonly box: string }
  | { readonly mark: 'break' | 'tab' };

export interface DocxParagraph {
  readonly text: string | readonly DocxRun[];
  /** Of the list and the level. */
  readonly number?: readonly [string, number];
  readonly style?: string;
  /** The end of the paragraph was deleted with changes tracked. */
  readonly endDeleted?: boolean;
}

/** `across` is the number of columns, `down` whether a cell goes on below. */
export type DocxCell =
  | string
  | { readonly text: string; readonly across?: number; readonly down?: 'begins' | 'goes on' };

export type DocxPiece = string | DocxParagraph | { readonly table: readonly (readonly DocxCell[])[] };

export interface DocxLevel {
  /** A format of numbers of Word. */
  readonly format: string;
  readonly text: string;
  readonly start?: number;
  readonly restart?: number;
  readonly legal?: boolean;
  readonly suffix?: string;
  readonly style?: string;
}

export interface DocxRecipe {
  readonly pieces: readonly DocxPiece[];
  /** Definitions of lists: the levels of each. */
  readonly definitions?: Readonly<Record<string, readonly DocxLevel[]>>;
  /** Lists: their definition, and the levels that they begin anew. */
  readonly lists?: Readonly<
    Record<string, { readonly of: string; readonly starts?: Readonly<Record<string, number>> }>
  >;
  readonly styles?: Readonly<
    Record<string, { readonly list?: string; readonly level?: number; readonly basedOn?: string }>
  >;
  readonly header?: string;
  readonly footer?: string;
  /** More files, or others in place of those made, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Writes a recipe as a DOCX file: the same bytes for the same recipe. */
export function makeDocx(recipe: DocxRecipe): Uint8Array {
  const notes: string[] = [];
  const body = recipe.pieces.map((piece) => blockOf(piece, notes)).join('');
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/numbering.xml': part('numbering', definitionsOf(recipe) + listsOf(recipe)),
    'word/styles.xml': part('styles', stylesOf(recipe)),
    'word/footnotes.xml': part(
      'footnotes',
      `<w:footnote w:type="separator" w:id="0">${paragraph('——')}</w:footnote>${notes
        .map((note, at) => `<w:footnote w:id="${at + 1}">${paragraph(note)}</w:footnote>`)
        .join('')}`,
    ),
    ...(recipe.header === undefined ? {} : { 'word/header1.xml': part('hdr', paragraph(recipe.header)) }),
    ...(recipe.footer === undefined ? {} : { 'word/footer1.xml': part('ftr', paragraph(recipe.footer)) }),
    ...recipe.files,
  });
}

function blockOf(piece: DocxPiece, notes: string[]): string {
  if (typeof piece === 'string') return paragraph(piece);
  if ('table' in piece) {
    return `<w:tbl>${piece.table.map((row) => `<w:tr>${row.map(cellOf).join('')}</w:tr>`).join('')}</w:tbl>`;
  }
  const { text, number, style, endDeleted } = piece;
  const properties = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    number === undefined ? '' : `<w:numPr><w:ilvl w:val="${number[1]}"/><w:numId w:val="${number[0]}"/></w:numPr>`,
    endDeleted ? '<w:rPr><w:del w:id="1"/></w:rPr>' : '',
  ].join('');
  const runs = typeof text === 'string' ? run(text) : text.map((each) => runOf(each, notes)).join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

function cellOf(cell: DocxCell): string {
  const { text, across, down } = typeof cell === 'string' ? { text: cell, across: undefined, down: undefined } : cell;
  const span = across === undefined ? '' : `<w:gridSpan w:val="${across}"/>`;
  const merge = down === undefined ? '' : down === 'begins' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${text.split('\n').map(paragraph).join('')}</w:tc>`;
}

function runOf(part: DocxRun, notes: string[]): string {
  if (typeof part === 'string') return run(part);
  if ('deleted' in part) return `<w:del w:id="2"><w:r><w:delText>${escapeXml(part.deleted)}</w:delText></w:r></w:del>`;
  if ('inserted' in part) return `<w:ins w:id="3">${run(part.inserted)}</w:ins>`;
  if ('link' in part) return `<w:hyperlink w:anchor="there">${run(part.link)}</w:hyperlink>`;
  if ('hidden' in part) return run(part.hidden, '<w:rPr><w:vanish/></w:rPr>');
  if ('note' in part) return `<w:r><w:footnoteReference w:id="${notes.push(part.note)}"/></w:r>`;
  if ('box' in part) {
    const box = `<w:txbxContent>${paragraph(part.box)}</w:txbxContent>`;
    return `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  }
  return part.mark === 'tab' ? '<w:r><w:tab/></w:r>' : '<w:r><w:br/></w:r>';
}

function definitionsOf({ definitions = {} }: DocxRecipe): string {
  return Object.entries(definitions)
    .map(([id, levels]) => `<w:abstractNum w:abstractNumId="${id}">${levels.map(levelOf).join('')}</w:abstractNum>`)
    .join('');
}

function levelOf({ format, text, start, restart, legal, suffix, style }: DocxLevel, at: number): string {
  const settings = [
    `<w:start w:val="${start ?? 1}"/><w:numFmt w:val="${format}"/>`,
    restart === undefined ? '' : `<w:lvlRestart w:val="${restart}"/>`,
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    legal ? '<w:isLgl/>' : '',
    suffix === undefined ? '' : `<w:suff w:val="${suffix}"/>`,
    `<w:lvlText w:val="${escapeXml(text)}"/>`,
  ];
  return `<w:lvl w:ilvl="${at}">${settings.join('')}</w:lvl>`;
}

function listsOf({ lists = {} }: DocxRecipe): string {
  return Object.entries(lists)
    .map(([id, list]) => {
      const overrides = Object.entries(list.starts ?? {}).map(
        ([level, start]) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
      );
      return `<w:num w:numId="${id}"><w:abstractNumId w:val="${list.of}"/>${overrides.join('')}</w:num>`;
    })
    .join('');
}

function stylesOf({ styles = {} }: DocxRecipe): string {
  return Object.entries(styles)
    .map(([id, { list, level, basedOn }]) => {
      const at = level === undefined ? '' : `<w:ilvl w:val="${level}"/>`;
      const numbers = list === undefined ? '' : `<w:pPr><w:numPr>${at}<w:numId w:val="${list}"/></w:numPr></w:pPr>`;
      const base = basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`;
      return `<w:style w:type="paragraph" w:styleId="${id}">${base}${numbers}</w:style>`;
    })
    .join('');
}

function paragraph(text: string): string {
  return `<w:p>${run(text)}</w:p>`;
}

function run(text: string, properties = ''): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

function part(name: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${W}>${inner}</w:${name}>`;
}
