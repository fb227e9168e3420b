import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { SourceDocument } from '../../domain/source-document.js';
import type { SourceFile } from '../../ports/document-reader.js';
import type { RecogniseText } from '../../ports/recognise-text.js';
import { findScans } from './pdf-scans.js';
import type { GlyphRun, PrintedPage } from './printed-page.js';
import { recognisePage } from './recognise-pages.js';
import { Unreadable } from './unreadable.js';
import { upright } from './upright.js';

/** Pages of one file; 民法典 has 150. */
const MOST_PAGES = 2000;
/** Pages of one file that are read from their pictures, each of which takes seconds. */
const MOST_SCANS = 100;

/** The pages of a PDF, and which of them were read from pictures. */
export interface PdfPages {
  readonly pages: readonly PrintedPage[];
  readonly recognised?: NonNullable<SourceDocument['recognised']>;
}

/** The text of a PDF's pages where it stands. @param recogniser asked for once a page is a picture. @throws Unreadable */
export async function readPdfPages(
  { bytes, onStep }: Pick<SourceFile, 'bytes' | 'onStep'>,
  recogniser: () => Promise<RecogniseText | null>,
): Promise<PdfPages> {
  // Loaded with the first PDF: it takes longer than most files.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const loading = getDocument({
    // The library keeps what it is given, and takes no Buffer.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(folder, 'cmaps')}/`,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    wasmUrl: `${join(folder, 'wasm')}/`,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await loading.promise.catch(refuse);
    if (document.numPages > MOST_PAGES) throw new Unreadable(`超过 ${MOST_PAGES} 页`);
    const { pages, scans } = await readPages(document);
    if (scans.length === 0) return { pages };
    const recognise = scans.length > MOST_SCANS ? null : await recogniser();
    const read = recognise && (await readScans(document, scans, recognise, onStep));
    if (!read) throw new Unreadable(scanned(scans, pages.length));
    const empty = scans.filter((number) => read.get(number)?.runs.length === 0);
    return {
      pages: pages.map((page, at) => read.get(at + 1) ?? page),
      recognised: { pages: scans, empty },
    };
  } finally {
    await loading.destroy();
  }
}

async function readPages(document: PDFDocumentProxy) {
  const pages: PrintedPage[] = [];
  const scans: number[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const printed = await readPage(page);
    if (await findScans(page, printed)) scans.push(number);
    pages.push(printed);
    page.cleanup();
  }
  return { pages, scans };
}

/** The scanned pages by their numbers; null where they cannot be drawn. */
async function readScans(
  document: PDFDocumentProxy,
  scans: readonly number[],
  recognise: RecogniseText,
  onStep: () => void = () => {},
): Promise<ReadonlyMap<number, PrintedPage> | null> {
  const read = new Map<number, PrintedPage>();
  onStep();
  for (const number of scans) {
    const page = await recognisePage(document, number, recognise);
    if (page === null) return null;
    read.set(number, page);
    onStep();
  }
  return read;
}

function scanned(scans: readonly number[], pages: number): string {
  const which = scans.length === pages ? '整份 PDF 都' : `PDF 第${scans.slice(0, 10).join('、')}页`;
  return `${which}是扫描图片，没有文字，请先做文字识别（OCR）或提供有文字的版本`;
}

async function readPage(page: PDFPageProxy): Promise<PrintedPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const runs = items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    const [a, b, , , x, y] = multiply(transform, item.transform);
    const size = Math.hypot(item.transform[2], item.transform[3]);
    return [{ run: { text: item.str, x, y, width: item.width, size } satisfies GlyphRun, angle: Math.atan2(b, a) }];
  });
  return upright({ width, height, runs });
}

type Matrix = readonly [number, number, number, number, number, number];

/** A point is first moved by the second, then by the first. */
function multiply(first: readonly number[], second: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = first as Matrix;
  const [a2, b2, c2, d2, e2, f2] = second as Matrix;
  return [a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2, a * e2 + c * f2 + e, b * e2 + d * f2 + f];
}

function refuse(fault: unknown): never {
  const name = fault instanceof Error ? fault.name : '';
  if (name === 'PasswordException') throw new Unreadable('PDF 有打开密码，请解除密码后重新上传');
  throw new Unreadable('PDF 损坏或不完整');
}
