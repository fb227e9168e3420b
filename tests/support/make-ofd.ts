import { strToU8, zipSync } from 'fflate';
import { escapeXml } from './escape-xml.js';
import type { PlacedPage, PlacedText } from './placed-text.js';

export interface OfdOptions {
  /** Places of letters as `g 12 5.6` instead of one by one. */
  readonly groups?: boolean;
  /** Objects are drawn in units of their own and moved by a matrix. */
  readonly matrix?: boolean;
  /** A running head on a template of the pages. */
  readonly template?: string;
  /** More files, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const MILLIMETRES = 25.4 / 72;

/** Writes documents, each of pages, as one OFD file: the same bytes for the same pages. */
export function makeOfd(documents: readonly (readonly PlacedPage[])[], options: OfdOptions = {}): Uint8Array {
  const files: Record<string, string> = {
    'OFD.xml': xml(
      'OFD',
      documents
        .map((_, at) => `<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_${at}/Document.xml</ofd:DocRoot></ofd:DocBody>`)
        .join(''),
    ),
  };
  for (const [at, pages] of documents.entries()) {
    const template =
      options.template === undefined ? '' : '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>';
    const [first] = pages;
    files[`Doc_${at}/Document.xml`] = xml(
      'Document',
      `<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${mm(first?.width ?? 595)} ${mm(first?.height ?? 842)}</ofd:PhysicalBox></ofd:PageArea>${template}</ofd:CommonData>` +
        `<ofd:Pages>${pages.map((_, page) => `<ofd:Page ID="${page + 1}" BaseLoc="Pages/Page_${page}/Content.xml"/>`).join('')}</ofd:Pages>`,
    );
    for (const [page, placed] of pages.entries()) {
      files[`Doc_${at}/Pages/Page_${page}/Content.xml`] = xml('Page', content(placed, options));
    }
    if (options.template !== undefined) {
      const head = { text: options.template, x: 200, y: 45, size: 10 };
      files[`Doc_${at}/Tpls/Tpl_0/Content.xml`] = xml('Page', content({ width: 595, height: 842, texts: [head] }, {}));
    }
  }
  return zip({ ...files, ...options.files });
}

/** Files as a zip archive with one day for all of them. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, file]) => [path, typeof file === 'string' ? strToU8(file) : file]),
    ),
    { mtime: '2026-01-01T12:00:00', level: 6 },
  );
}

function content({ texts, picture }: PlacedPage, options: OfdOptions): string {
  const image = picture === undefined ? '' : '<ofd:ImageObject ID="7" Boundary="0 0 190 270" ResourceID="3"/>';
  return `<ofd:Content><ofd:Layer ID="5">${image}${texts.map((text) => textObject(text, options)).join('')}</ofd:Layer></ofd:Content>`;
}

function textObject({ text, x, y, size }: PlacedText, { groups, matrix }: OfdOptions): string {
  const scale = matrix ? 0.5 : 1;
  const letters = [...text];
  const steps = letters
    .slice(0, -1)
    .map((letter) => round((mm(size) * (letter.charCodeAt(0) < 0x80 ? 0.5 : 1)) / scale));
  const delta = groups ? grouped(steps) : steps.join(' ');
  const deltaX = steps.length === 0 ? '' : `DeltaX="${delta}"`;
  const moved = matrix ? `CTM="${scale} 0 0 ${scale} 0 0"` : '';
  return (
    `<ofd:TextObject ID="6" Font="2" Size="${round(mm(size) / scale)}" ${moved} Boundary="${mm(x)} ${mm(y - size)} ${round(mm(size) * letters.length)} ${mm(size * 1.2)}">` +
    `<ofd:TextCode X="0" Y="${round(mm(size) / scale)}" ${deltaX}>${escapeXml(text)}</ofd:TextCode></ofd:TextObject>`
  );
}

function grouped(steps: readonly number[]): string {
  const runs: { step: number; times: number }[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.step === step) last.times += 1;
    else runs.push({ step, times: 1 });
  }
  return runs.map(({ step, times }) => (times === 1 ? `${step}` : `g ${times} ${step}`)).join(' ');
}

function xml(name: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:${name} ${NAMESPACE}>${inner}</ofd:${name}>`;
}

function mm(points: number): number {
  return round(points * MILLIMETRES);
}

function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}
