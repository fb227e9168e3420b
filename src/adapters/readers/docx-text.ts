import type { DocxNumbering } from './docx-numbering.js';
import { pipeRows, type TableRow } from './pipe-rows.js';
import { elementAt, elementsOf, textOf, type XmlElement } from './read-xml.js';

/** What a document's text leans on. */
export interface DocxParts {
  readonly numbering: DocxNumbering;
  /** Texts of footnotes and endnotes by `footnote/2`. */
  readonly notes: ReadonlyMap<string, string>;
}

/** Containers whose children stand where they stand themselves. */
const THROUGH = new Set([
  'ins',
  'moveTo',
  'hyperlink',
  'smartTag',
  'sdt',
  'sdtContent',
  'fldSimple',
  'customXml',
  'r',
  'dir',
  'bdo',
  'oMath',
  'oMathPara',
  'ruby',
  'rubyBase',
]);
/** Marks of what is not printed. */
const HIDDEN = ['vanish', 'webHidden'] as const;

/**
 * The text of `w:body` or of a cell, one paragraph a line with its automatic number, tables as pipe rows: as it would be
 * printed with all changes accepted. A note follows the paragraph that it belongs to, a text box stands before it.
 */
export function textOfDocx(body: XmlElement, parts: DocxParts): readonly string[] {
  const lines: string[] = [];
  /** What a deleted paragraph mark joined to the paragraph that follows. */
  let pending: Paragraph | null = null;
  const walk = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      if (child.name === 'p') {
        const label = pending ? '' : parts.numbering.labelOf(elementAt(child, 'pPr'));
        const read: Paragraph = readParagraph(child, parts);
        const paragraph: Paragraph = pending ? joinParagraphs(pending, read) : { ...read, text: label + read.text };
        pending = isMarkDeleted(child) ? paragraph : null;
        if (!pending) lines.push(...linesOf(paragraph));
      } else if (child.name === 'tbl') lines.push(...pipeRows(rowsOf(child, parts)));
      else if (THROUGH.has(child.name)) walk(child);
      else if (child.name === 'AlternateContent') walk(elementsOf(child)[0] ?? child);
    }
  };
  walk(body);
  if (pending) lines.push(...linesOf(pending));
  return lines;
}

interface Paragraph {
  readonly boxes: readonly string[];
  readonly text: string;
  readonly notes: readonly string[];
}

function joinParagraphs(first: Paragraph, second: Paragraph): Paragraph {
  return {
    boxes: [...first.boxes, ...second.boxes],
    text: first.text + second.text,
    notes: [...first.notes, ...second.notes],
  };
}

function linesOf({ boxes, text, notes }: Paragraph): readonly string[] {
  const own = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...boxes, ...own, ...notes.map((note) => `注：${note}`)];
}

function readParagraph(paragraph: XmlElement, parts: DocxParts): Paragraph {
  const boxes: string[] = [];
  const notes: string[] = [];
  let text = '';
  const walk = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      switch (child.name) {
        case 't':
          text += textOf(child);
          break;
        case 'tab':
        case 'ptab':
          text += ' ';
          break;
        case 'br':
        case 'cr':
          text += '\n';
          break;
        case 'noBreakHyphen':
          text += '-';
          break;
        case 'footnoteReference':
        case 'endnoteReference': {
          const note = parts.notes.get(`${child.name.replace('Reference', '')}/${child.attributes.id}`);
          if (note) notes.push(note);
          break;
        }
        case 'AlternateContent':
          // The same drawing twice: for newer programs, and for older ones.
          walk(elementsOf(child)[0] ?? child);
          break;
        case 'drawing':
        case 'pict':
        case 'object':
          for (const box of boxesIn(child)) boxes.push(...textOfDocx(box, parts));
          break;
        default:
          if (THROUGH.has(child.name) && !isHidden(child)) walk(child);
      }
    }
  };
  walk(paragraph);
  // In a table of contents the number of the page stands behind a tab.
  const isContents = /^toc\s?\d/iu.test(elementAt(paragraph, 'pPr', 'pStyle')?.attributes.val ?? '');
  return { boxes, text: isContents ? text.replace(/[\s.…·]+\d+$/u, '') : text, notes };
}

function isHidden(run: XmlElement): boolean {
  const properties = elementAt(run, 'rPr');
  return HIDDEN.some((name) => isOn(elementAt(properties, name)));
}

function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !['0', 'false', 'off'].includes(property.attributes.val ?? '');
}

function isMarkDeleted(paragraph: XmlElement): boolean {
  const mark = elementAt(paragraph, 'pPr', 'rPr');
  return elementAt(mark, 'del') !== undefined || elementAt(mark, 'moveFrom') !== undefined;
}

function boxesIn(drawing: XmlElement): readonly XmlElement[] {
  return elementsOf(drawing).flatMap((child) => {
    if (child.name === 'txbxContent') return [child];
    return boxesIn(child.name === 'AlternateContent' ? (elementsOf(child)[0] ?? child) : child);
  });
}

/** The rows of a table, merged cells repeated. */
function rowsOf(table: XmlElement, parts: DocxParts): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (const row of rowElements(table)) {
    if (elementAt(row, 'trPr', 'del')) continue;
    const above = rows.at(-1)?.cells ?? [];
    const cells: string[] = Array.from(
      { length: Number(elementAt(row, 'trPr', 'gridBefore')?.attributes.val ?? 0) },
      () => '',
    );
    const elements = cellElements(row);
    for (const cell of elements) {
      const properties = elementAt(cell, 'tcPr');
      const merge = elementAt(properties, 'vMerge');
      const goesOn = merge !== undefined && merge.attributes.val !== 'restart';
      const text = goesOn ? (above[cells.length] ?? '') : textOfDocx(cell, parts).join('\n');
      const span = Math.min(Number(elementAt(properties, 'gridSpan')?.attributes.val ?? 1) || 1, 100);
      for (let over = 0; over < span; over++) cells.push(text);
    }
    rows.push({ cells, isOneCell: elements.length === 1 });
  }
  return rows;
}

function rowElements(table: XmlElement): readonly XmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.name === 'tr' ? [child] : THROUGH.has(child.name) ? rowElements(child) : [],
  );
}

function cellElements(row: XmlElement): readonly XmlElement[] {
  return elementsOf(row).flatMap((child) =>
    child.name === 'tc' ? [child] : THROUGH.has(child.name) ? cellElements(child) : [],
  );
}
