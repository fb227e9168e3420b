import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { parseDocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';

/** What became of one file, or one line of a `.jsonl` file. */
export type ReadOutcome = { readonly ok: SourceDocument } | { readonly refusal: { readonly origin: string; readonly reason: string } };

const day = z.iso.date('日期应写作 YYYY-MM-DD').optional();
const line = z.object({
  id: z.string().refine((id) => parseDocumentId(id) !== null, 'id 只能含字母、数字、点、下划线和连字符'),
  title: z.string().trim().min(1, '缺少 title'),
  text: z.string().trim().min(1, '缺少 text'),
  docNumber: z.string().optional(),
  issuer: z.string().optional(),
  region: z.string().optional(),
  issuedOn: day,
  publishedOn: day,
  effectiveOn: day,
  expiresOn: day,
  status: z.enum(['repealed', 'superseded', 'draft']).optional(),
  url: z.url('url 格式有误').optional(),
});

/** Reads `.txt`, `.md` and `.jsonl` files and folders of them, in order. What cannot be read is a refusal, never a throw. */
export async function* readSources(paths: readonly string[]): AsyncGenerator<ReadOutcome> {
  for (const path of paths) yield* readPath(path, true);
}

async function* readPath(path: string, named: boolean): AsyncGenerator<ReadOutcome> {
  const found = await stat(path).catch(() => null);
  if (!found) yield refuse(path, '文件不存在');
  else if (found.isDirectory()) {
    for (const name of (await readdir(path)).sort()) {
      if (!name.startsWith('.') && !/^readme/iu.test(name)) yield* readPath(join(path, name), false);
    }
  } else {
    switch (extname(path).toLowerCase()) {
      case '.txt':
        yield await readText(path, 'text');
        break;
      case '.md':
        yield await readText(path, 'markdown');
        break;
      case '.jsonl':
        yield* readLines(path);
        break;
      default:
        if (named) yield refuse(path, `暂不支持 ${extname(path) || '无扩展名'} 文件`);
    }
  }
}

async function readText(path: string, format: SourceDocument['format']): Promise<ReadOutcome> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return { ok: { id: null, origin: basename(path), format, text, stated: {} } };
  } catch {
    return refuse(path, '不是 UTF-8 文本');
  }
}

async function* readLines(path: string): AsyncGenerator<ReadOutcome> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() !== '') yield readLine(text, `${basename(path)}:${number}`);
  }
}

function readLine(json: string, origin: string): ReadOutcome {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse(origin, '不是一行完整的 JSON');
  }
  const parsed = line.safeParse(value);
  if (!parsed.success) return refuse(origin, z.prettifyError(parsed.error));
  const { id, text, ...stated } = parsed.data;
  return { ok: { id: parseDocumentId(id), origin, format: 'text', text, stated } };
}

function refuse(origin: string, reason: string): ReadOutcome {
  return { refusal: { origin: basename(origin), reason } };
}
