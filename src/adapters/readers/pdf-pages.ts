import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { findScans } from './pdf-scans.js';
import type { GlyphRun, PrintedPage } from './printed-page.js';
import { Unreadable } from './unreadable.js';
import { upright } from './upright.js';

/** Pages of one file; 民法典 has 150. */
const MOST_PAGES = 2000;

/** The text of a PDF's pages where it stands. @throws Unreadable */
export async function readPdfPages(bytes: Uint8Array): Promise<readonly PrintedPage[]> {
  // Loaded with the first PDF: it takes longer than most files.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const loading = getDocument({
    // The library keeps what it is given, and takes no Buffer.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(folder, 'cmaps')}/`,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await loading.promise.catch(refuse);
    if (document.numPages > MOST_PAGES) throw new Unreadable(`超过 ${MOST_PAGES} 页`);
    return await readPages(document);
  } finally {
    await loading.destroy();
  }
}

async function readPages(document: PDFDocumentProxy): Promise<readonly PrintedPage[]> {
  const pages: PrintedPage[] = [];
  const scans: number[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const printed = await readPage(page);
    if (await findScans(page, printed)) scans.push(number);
    pages.push(printed);
    page.cleanup();
  }
  if (scans.length > 0) {
    const which = scans.length === pages.length ? '整份 PDF 都' : `PDF 第${scans.slice(0, 10).join('、')}页`;
    throw new Unreadable(`${which}是扫描图片，没有文字，请先做文字识别（OCR）或提供有文字的版本`);
  }
  return pages;
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
