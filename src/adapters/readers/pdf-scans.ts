import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { PrintedPage } from './printed-page.js';

/** What makes a page a scan: so little text that it is a page number or a stamp, and pictures. */
const SCAN = { characters: 20, pictures: 1 } as const;

/** Whether a page is a picture of a page. Pages with text are not looked at. */
export async function findScans(page: PDFPageProxy, { runs }: PrintedPage): Promise<boolean> {
  const characters = runs.reduce((sum, { text }) => sum + text.trim().length, 0);
  if (characters >= SCAN.characters) return false;
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pictures: readonly number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
  const { fnArray } = await page.getOperatorList();
  return fnArray.filter((operator: number) => pictures.includes(operator)).length >= SCAN.pictures;
}
