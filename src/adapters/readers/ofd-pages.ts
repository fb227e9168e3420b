import { posix } from 'node:path';
import type { Archive } from './open-archive.js';
import type { GlyphRun, PrintedPage } from './printed-page.js';
import { elementAt, elementsOf, readXml, textOf, type XmlElement } from './read-xml.js';
import { Unreadable } from './unreadable.js';
import { type DrawnPage, upright } from './upright.js';

const MOST_PAGES = 2000;
/** Millimetres of an A4 page, where a file gives none. */
const A4 = [0, 0, 210, 297] as const;

/**
 * The documents of an OFD file, each the text of its pages where it stands (GB/T 33190-2016, chapters 7, 8 and 11), in millimetres.
 * Templates, which hold running heads, signatures and annotations are not read. @throws Unreadable
 */
export async function readOfdPages(archive: Archive): Promise<readonly (readonly PrintedPage[])[]> {
  const bodies = elementsOf(await file(archive, 'OFD.xml'), 'DocBody');
  const documents: (readonly PrintedPage[])[] = [];
  for (const body of bodies) {
    const root = textOf(elementAt(body, 'DocRoot')).trim();
    if (root !== '') documents.push(await readDocument(archive, resolve('', root)));
  }
  if (documents.length === 0) throw new Unreadable('不是完整的 OFD 文件：没有文档');
  return documents;
}

async function readDocument(archive: Archive, path: string): Promise<readonly PrintedPage[]> {
  const document = await file(archive, path);
  const box = boxOf(elementAt(document, 'CommonData', 'PageArea'));
  const listed = elementsOf(elementAt(document, 'Pages'), 'Page');
  if (listed.length > MOST_PAGES) throw new Unreadable(`超过 ${MOST_PAGES} 页`);
  const pages: PrintedPage[] = [];
  let pictures = 0;
  for (const { attributes } of listed) {
    const content = await file(archive, resolve(path, attributes.BaseLoc ?? ''));
    const page = readPage(content, boxOf(elementAt(content, 'Area')) ?? box ?? A4);
    if (page.runs.length === 0 && page.pictures > 0) pictures += 1;
    pages.push(upright(page));
  }
  if (pictures > 0) {
    throw new Unreadable(`OFD 有 ${pictures} 页是扫描图片，没有文字，请先做文字识别（OCR）或提供有文字的版本`);
  }
  return pages;
}

function readPage(content: XmlElement, [left, top, width, height]: Box): DrawnPage & { readonly pictures: number } {
  const runs: { readonly run: GlyphRun; readonly angle: number }[] = [];
  let pictures = 0;
  const walk = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      if (child.name === 'TextObject') runs.push(...readTextObject(child, left, top));
      else if (child.name === 'ImageObject') pictures += 1;
      else if (child.name === 'PageBlock') walk(child);
    }
  };
  for (const layer of elementsOf(elementAt(content, 'Content'), 'Layer')) {
    if (layer.attributes.Type !== 'Background') walk(layer);
  }
  return { width, height, runs, pictures };
}

/** One run a character: X and Y are of the first, DeltaX and DeltaY of each one after it, CTM and Boundary move them all. */
function readTextObject(object: XmlElement, left: number, top: number): readonly { run: GlyphRun; angle: number }[] {
  const [x0 = 0, y0 = 0] = numbers(object.attributes.Boundary);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(object.attributes.CTM);
  const size = Number(object.attributes.Size ?? 4);
  const stretch = Number(object.attributes.HScale ?? 1) || 1;
  const angle = Math.atan2(b, a);
  let before = { x: 0, y: 0 };
  return elementsOf(object, 'TextCode').flatMap((code) => {
    const deltaX = deltas(code.attributes.DeltaX);
    const deltaY = deltas(code.attributes.DeltaY);
    // Without a place of its own, a code begins where the one before did.
    let { x, y } = { x: numberOr(code.attributes.X, before.x), y: numberOr(code.attributes.Y, before.y) };
    before = { x, y };
    return [...textOf(code).replace(/[\r\n]/gu, '')].map((text, at) => {
      const wide = (text.charCodeAt(0) < 0x80 ? 0.5 : 1) * size * stretch;
      const step = deltaX[at] ?? (deltaY[at] === undefined && deltaX.length === 0 ? wide : 0);
      const scale = Math.hypot(a, b) || 1;
      const run: GlyphRun = {
        text,
        x: a * x + c * y + e + x0 - left,
        y: b * x + d * y + f + y0 - top,
        width: wide * scale,
        size: size * (Math.hypot(c, d) || 1),
      };
      x += step;
      y += deltaY[at] ?? 0;
      return { run, angle };
    });
  });
}

type Box = readonly [number, number, number, number];

function boxOf(area: XmlElement | undefined): Box | null {
  const [x, y, width, height] = numbers(textOf(elementAt(area, 'PhysicalBox')));
  return x !== undefined && y !== undefined && width && height ? [x, y, width, height] : null;
}

/** `3 g 4 2.5`: 3, then four times 2.5. */
function deltas(written: string | undefined): readonly number[] {
  const words = (written ?? '').split(/\s+/u).filter((word) => word !== '');
  const read: number[] = [];
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== 'g') read.push(Number(words[at]) || 0);
    else {
      const count = Math.min(Number(words[at + 1]) || 0, 10_000);
      for (let times = 0; times < count; times++) read.push(Number(words[at + 2]) || 0);
      at += 2;
    }
  }
  return read;
}

function numbers(written: string | undefined): readonly number[] {
  return (written ?? '')
    .trim()
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .map((word) => Number(word) || 0);
}

function numberOr(written: string | undefined, otherwise: number): number {
  return written === undefined ? otherwise : Number(written) || 0;
}

/** A path within the archive, from the file that names it; a leading `/` is the archive's root. */
function resolve(from: string, path: string): string {
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path);
}

async function file(archive: Archive, path: string): Promise<XmlElement> {
  const bytes = await archive.read(path);
  if (!bytes) throw new Unreadable(`不是完整的 OFD 文件：缺少 ${path}`);
  return readXml(bytes);
}
