import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { RecogniseText } from '../../ports/recognise-text.js';
import type { PrintedPage } from './printed-page.js';

/** Pixels of a page's longer side: at 1800 the same was read in twice the time, with half as much memory again. */
const LONGER_SIDE = 1400;
/** A box reaches below the line that the letters stand on. */
const BELOW_BASELINE = 0.12;

/** A page as it is read from its picture. Null where pages cannot be drawn here: the library that draws is optional. */
export async function recognisePage(
  document: PDFDocumentProxy,
  number: number,
  recognise: RecogniseText,
): Promise<PrintedPage | null> {
  const drawn = await drawPage(document, number).catch(() => null);
  if (drawn === null) return null;
  const { png, scale, width, height } = drawn;
  const runs = (await recognise(png)).map((line) => ({
    text: line.text,
    x: line.x / scale,
    y: (line.y + line.height * (1 - BELOW_BASELINE)) / scale,
    width: line.width / scale,
    size: line.height / scale,
  }));
  return { width, height, runs };
}

/** What pdf.js makes under Node, which its types do not tell. */
interface CanvasFactory {
  readonly create: (width: number, height: number) => { readonly canvas: DrawnCanvas; readonly context: unknown };
}
interface DrawnCanvas {
  readonly toBuffer: (type: 'image/png') => Uint8Array;
}

async function drawPage(document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = LONGER_SIDE / Math.max(width, height);
  const viewport = page.getViewport({ scale });
  const { canvas, context } = (document.canvasFactory as CanvasFactory).create(
    Math.ceil(viewport.width),
    Math.ceil(viewport.height),
  );
  const target = { canvas, canvasContext: context, viewport } as unknown as Parameters<typeof page.render>[0];
  await page.render(target).promise;
  page.cleanup();
  return { png: canvas.toBuffer('image/png'), scale, width, height };
}
