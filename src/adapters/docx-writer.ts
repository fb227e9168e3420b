import type { ParagraphChild } from 'docx';
import type { Block, Run } from '../domain/exported-answer.js';
import type { WordWriter } from '../ports/word-writer.js';

/** Half-points. */
const TEXT_SIZE = 24;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };

/** Writes with `docx`, which is loaded with the first file that is asked for: most servers' starts need none. */
export const writeDocx: WordWriter = async ({ title, blocks, aigc }) => {
  const { Document, ExternalHyperlink, Footer, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');

  const textRuns = ({ text, bold = false }: Run, style?: string) =>
    printable(text)
      .split('\n')
      .map((line, at) => new TextRun({ text: line, bold, ...(at > 0 && { break: 1 }), ...(style && { style }) }));
  const paragraph = ({ kind, runs }: Block) =>
    new Paragraph({
      ...look(kind),
      children: runs.flatMap((run): ParagraphChild[] =>
        run.href === undefined
          ? textRuns(run)
          : [new ExternalHyperlink({ link: run.href, children: textRuns(run, 'Hyperlink') })],
      ),
    });
  const look = (kind: Block['kind']) => {
    switch (kind) {
      case 'title':
        return { heading: HeadingLevel.HEADING_1 };
      case 'heading':
        return { heading: HeadingLevel.HEADING_2 };
      case 'item':
        return { bullet: { level: 0 } };
      case 'quote':
        return { indent: { left: 420 }, shading: { fill: 'F2F4F8' } };
      default:
        return {};
    }
  };
  const labels = blocks.filter(({ kind }) => kind === 'label');
  const file = new Document({
    title,
    styles: {
      default: {
        document: { run: { font: FONT, size: TEXT_SIZE }, paragraph: { spacing: { line: 360, after: 120 } } },
        heading1: { run: { font: FONT, size: 36, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading2: { run: { font: FONT, size: 28, bold: true }, paragraph: { spacing: { before: 240, after: 120 } } },
      },
    },
    customProperties: [{ name: 'AIGC', value: JSON.stringify({ AIGC: aigc }) }],
    sections: [
      { children: blocks.map(paragraph), footers: { default: new Footer({ children: labels.map(paragraph) }) } },
    ],
  });
  return Packer.toBuffer(file);
};

/** XML 1.0 has no form for the other control characters: one of them would make the file unreadable. */
function printable(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');
}
