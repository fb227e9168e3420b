import type { PlacedPage, PlacedText } from './placed-text.js';

/**
 * How text is coded: `unicode` has a ToUnicode map and no embedded font; `gb1` only names a coding of Adobe-GB1, so that a
 * reader needs that table; `gbk` is the same with two-byte GBK; `lost` has codes that nothing explains.
 */
export type PdfCoding = 'unicode' | 'gb1' | 'gbk' | 'lost';

export interface PdfOptions {
  readonly coding?: PdfCoding;
  /** What the file says its title is. */
  readonly title?: string;
  /** Asks for a password that is nowhere. */
  readonly encrypted?: boolean;
}

/** Writes pages as a PDF file: the same bytes for the same pages. */
export function makePdf(
  pages: readonly PlacedPage[],
  { coding = 'unicode', title, encrypted = false }: PdfOptions = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (object: string): number => objects.push(object);
  const stream = (content: string, entries = ''): number =>
    add(`<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`);
  const catalog = add('');
  const tree = add('');
  const font = addFont(coding, pages, add, stream);
  const picture = stream(
    '\x80',
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  );
  const kids = pages.map((page) => {
    const drawing = [
      ...(page.picture === undefined
        ? []
        : [`q ${page.width * page.picture} 0 0 ${page.height * page.picture} 0 0 cm /I1 Do Q`]),
      ...page.texts.map(
        ({ text, x, y, size, turn }) =>
          `BT /F1 ${size} Tf ${turned(turn)} ${round(x)} ${round(page.height - y)} Tm <${codes(text, coding)}> Tj ET`,
      ),
    ].join('\n');
    const content = stream(drawing);
    const rotate = page.rotate === undefined ? '' : `/Rotate ${page.rotate}`;
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${page.width} ${page.height}] ${rotate} /Contents ${content} 0 R ` +
        `/Resources << /Font << /F1 ${font} 0 R >> /XObject << /I1 ${picture} 0 R >> >> >>`,
    );
  });
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R >>`;
  objects[tree - 1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  let trailer = `/Root ${catalog} 0 R`;
  if (title !== undefined) trailer += ` /Info ${add(`<< /Title <FEFF${hex(title)}> >>`)} 0 R`;
  if (encrypted) {
    const unknown = '5A'.repeat(32);
    const lock = add(`<< /Filter /Standard /V 1 /R 2 /O <${unknown}> /U <${unknown}> /P -4 >>`);
    trailer += ` /Encrypt ${lock} 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`;
  }
  return write(objects, trailer);
}

function write(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${`${place}`.padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function addFont(
  coding: PdfCoding,
  pages: readonly PlacedPage[],
  add: (object: string) => number,
  stream: (content: string) => number,
): number {
  const ordering = coding === 'gb1' || coding === 'gbk' ? 'GB1' : 'Identity';
  const encoding = { unicode: 'Identity-H', gb1: 'UniGB-UCS2-H', gbk: 'GBK-EUC-H', lost: 'Identity-H' }[coding];
  // Letters of ASCII are half as wide; in Adobe-GB1 they have the numbers 1 to 95 and 814 to 939, in ours those of Unicode.
  const half = ordering === 'GB1' ? '1 95 500 814 939 500' : '32 126 500';
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>',
  );
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 /W [${half}] /FontDescriptor ${descriptor} 0 R ` +
      `/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> >>`,
  );
  const map = coding === 'unicode' ? `/ToUnicode ${stream(toUnicode(pages))} 0 R` : '';
  return add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [${descendant} 0 R] ${map} >>`,
  );
}

function toUnicode(pages: readonly PlacedPage[]): string {
  const used = new Set(pages.flatMap(({ texts }) => texts.flatMap(({ text }: PlacedText) => text.split(''))));
  const rows = [...used].sort().map((unit) => `<${hex(unit)}> <${hex(unit)}>`);
  const parts: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const part = rows.slice(at, at + 100);
    parts.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n${parts.join('\n')}\nendcmap end end`;
}

function codes(text: string, coding: PdfCoding): string {
  if (coding === 'gbk') return [...text].map((letter) => gbkOf(letter)).join('');
  return coding === 'lost'
    ? hex([...text].map((letter) => String.fromCharCode((letter.charCodeAt(0) % 500) + 300)).join(''))
    : hex(text);
}

let gbk: ReadonlyMap<string, string> | null = null;

/** Node reads GBK and does not write it. */
function gbkOf(letter: string): string {
  gbk ??= new Map(
    Array.from({ length: 126 * 191 }, (_, at) => {
      const bytes = [0x81 + Math.floor(at / 191), 0x40 + (at % 191)];
      return [new TextDecoder('gbk').decode(Uint8Array.from(bytes)), Buffer.from(bytes).toString('hex')] as const;
    }),
  );
  return gbk.get(letter) ?? letter.charCodeAt(0).toString(16).padStart(2, '0');
}

function turned(degrees = 0): string {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle)].map(round).join(' ');
}

function hex(text: string): string {
  return text
    .split('')
    .map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase())
    .join('');
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
