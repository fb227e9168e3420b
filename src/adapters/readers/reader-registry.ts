import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { DocumentReader, ReadOutcome, SourceFile } from '../../ports/document-reader.js';
import { createDocxReader } from './docx-reader.js';
import { findDamage, printableText } from './find-damage.js';
import { createHtmlReader } from './html-reader.js';
import { READING } from './limits.js';
import { createOfdReader } from './ofd-reader.js';
import { createPdfReader } from './pdf-reader.js';
import { safeName } from './safe-name.js';
import { createTextReader } from './text-reader.js';

/** Formats that show themselves in their bytes, the surest first. */
const SURE: readonly DocumentReader[] = [createPdfReader(), createOfdReader(), createDocxReader(), createHtmlReader()];
/** Any sound text is of this format, so it is never assumed against a file's name. */
const PLAIN = createTextReader();
const READERS: readonly DocumentReader[] = [...SURE, PLAIN];
/** Kinds of files that people mistake for documents, by their first bytes. */
const FOREIGN: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['压缩包或 Office 文件', [0x50, 0x4b, 0x03, 0x04]],
  ['旧版 Office 文件', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PNG 图片', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG 图片', [0xff, 0xd8, 0xff]],
  ['GIF 图片', [0x47, 0x49, 0x46, 0x38]],
  ['RAR 压缩包', [0x52, 0x61, 0x72, 0x21]],
  ['gzip 压缩包', [0x1f, 0x8b]],
  ['程序', [0x7f, 0x45, 0x4c, 0x46]],
  ['程序', [0x4d, 0x5a]],
];

/** Lower case, with the dot: what `readFile` takes. */
export const FILE_EXTENSIONS: readonly string[] = READERS.flatMap(({ extensions }) => extensions);

/**
 * Reads one file of any known format. A name that contradicts the bytes gives way where they are certain, else the file
 * is refused with both named. Nothing that a file holds is thrown, and no text comes out that is damaged or endless.
 */
export async function readFile(given: SourceFile): Promise<ReadOutcome> {
  const { bytes } = given;
  const file: SourceFile = { ...given, name: safeName(given.name) };
  const refuse = (reason: string): ReadOutcome => ({ refusal: { origin: file.name, reason } });
  if (bytes.length === 0) return refuse('文件是空的');
  if (bytes.length > READING.fileBytes) return refuse(`文件大于 ${READING.fileBytes / 2 ** 20} MB`);
  const reader = chooseReader(file);
  if ('reason' in reader) return refuse(reader.reason);
  // A vendor's parser may throw anything at what nobody meant it to read.
  const outcome = await reader.read(file).catch(() => refuse(`${reader.format} 内容损坏或结构异常，无法解析`));
  if ('refusal' in outcome) return outcome;
  const text = printableText(outcome.ok.text);
  if (text.trim() === '') return refuse('没有正文');
  if (text.length > READING.characters) return refuse(`正文超过 ${READING.characters / 10_000} 万字`);
  const damage = findDamage(text);
  if (damage) return refuse(damage);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ok: { ...outcome.ok, text, file: { name: file.name, format: reader.format, sha256 } } };
}

function chooseReader({ name, bytes }: SourceFile): DocumentReader | { readonly reason: string } {
  const extension = extname(name).toLowerCase();
  const named = READERS.find(({ extensions }) => extensions.includes(extension));
  const sure = SURE.find((reader) => reader.recognises(bytes));
  if (sure) return sure;
  if (named === PLAIN) {
    const foreign = kindOf(bytes);
    return foreign === null ? PLAIN : { reason: `扩展名是 ${extension}，内容却是${foreign}` };
  }
  if (!named) return { reason: `暂不支持 ${extension || '无扩展名'} 文件` };
  const kind = kindOf(bytes) ?? (PLAIN.recognises(bytes) ? PLAIN.format : null);
  return { reason: `扩展名是 ${extension}，内容却${kind === null ? `不是 ${named.format}` : `是${kind}`}` };
}

function kindOf(bytes: Uint8Array): string | null {
  return FOREIGN.find(([, head]) => head.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}
