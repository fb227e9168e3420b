import { extname } from 'node:path';
import express, { type Request, type RequestHandler } from 'express';
import { Failure } from '../domain/failure.js';
import type { DocumentId } from '../domain/ids.js';
import type { SourceFile } from '../ports/document-reader.js';

/** As large as the largest file that any reader takes. */
const UPLOAD_LIMIT = '64mb';
const JSON_TYPE = 'application/json';
/** Says nothing of what it holds: the file's name has to. */
const ANY_TYPE = 'application/octet-stream';
const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/html': '.html',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/ofd': '.ofd',
};

/** What an upload may say that it is. */
export const UPLOAD_TYPES: readonly string[] = [JSON_TYPE, ANY_TYPE, ...Object.keys(EXTENSIONS)];

/** Reads a body of any kind into `request.body` as bytes. */
export const uploadBody: RequestHandler = express.raw({ type: () => true, limit: UPLOAD_LIMIT });

/**
 * The file that a request brought: JSON of one document as one line, any other kind as it came. Throws a Failure where
 * nothing came or it is of no kind that is read.
 * @param id stands for the one that the JSON does not give
 * @param readable extensions that are read, with the dot
 */
export function readUpload(request: Request, id: DocumentId | null, readable: readonly string[]): SourceFile {
  const bytes: unknown = request.body;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
    throw new Failure('invalid_request', 'no body', { publicMessage: '请求没有内容，请附上文件或 JSON。' });
  }
  const type = (request.get('content-type') ?? ANY_TYPE).split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === JSON_TYPE) return lineOf(bytes, id);
  const given = fileName(request);
  const extension = EXTENSIONS[type] ?? (type === ANY_TYPE ? extname(given).toLowerCase() : '');
  if (!readable.includes(extension)) {
    throw new Failure('unsupported_media_type', 'no reader for this kind', {
      publicMessage: `不支持这种文件（${type}${given && `，${given}`}）。可以是 JSON，或 ${readable.join(' ')}；以 application/octet-stream 提交时须在 X-File-Name 中写明文件名。`,
    });
  }
  const isNamed = readable.includes(extname(given).toLowerCase());
  return { name: isNamed ? given : `${given || 'document'}${extension}`, bytes };
}

function lineOf(bytes: Uint8Array, id: DocumentId | null): SourceFile {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Failure('invalid_request', 'broken JSON', {
      publicMessage: '请求内容不是有效的 UTF-8 JSON，请检查后重试。',
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Failure('invalid_request', 'JSON is no object', { publicMessage: '请求内容应为一个 JSON 对象。' });
  }
  const document = id === null ? value : { id, ...value };
  return { name: 'document.jsonl', bytes: new TextEncoder().encode(JSON.stringify(document)) };
}

/** As `X-File-Name` or `Content-Disposition` have it, percent-encoded UTF-8; empty where neither does. */
function fileName(request: Request): string {
  const disposition = request.get('content-disposition') ?? '';
  const encoded =
    request.get('x-file-name') ??
    /filename\*\s*=\s*utf-8''([^;]+)/iu.exec(disposition)?.[1] ??
    /filename\s*=\s*"?([^";]+)/iu.exec(disposition)?.[1] ??
    '';
  try {
    return decodeURIComponent(encoded.trim());
  } catch {
    throw new Failure('invalid_request', 'badly encoded file name', {
      publicMessage: '文件名应以 UTF-8 百分号编码书写，如 %E9%80%9A%E7%9F%A5.pdf。',
    });
  }
}
