import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { parseDocumentId } from '../domain/ids.js';
import type { DeclaredStatus } from '../domain/policy-document.js';
import type { SourceDocument } from '../domain/source-document.js';

/** What became of one file, or one line of a `.jsonl` file. */
export type ReadOutcome =
  | { readonly ok: SourceDocument }
  | { readonly refusal: { readonly origin: string; readonly reason: string } };

/** Words for a status as catalogues write it. Those that the dates tell better (现行, not_yet) say nothing. */
const STATUSES: Readonly<Record<string, DeclaredStatus | undefined>> = {
  repealed: 'repealed',
  expired: 'repealed',
  废止: 'repealed',
  失效: 'repealed',
  superseded: 'superseded',
  已修改: 'superseded',
  draft: 'draft',
  征求意见稿: 'draft',
  in_force: undefined,
  not_yet: undefined,
  unknown: undefined,
  已废止: 'repealed',
  已失效: 'repealed',
  现行: undefined,
  现行有效: undefined,
  有效: undefined,
};

const words = z
  .string('应为文字')
  .nullish()
  .transform((text) => text?.trim() || undefined);
/** An empty text is a fact not stated, as catalogues export it. */
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([schema, z.literal('')])
    .nullish()
    .transform((value) => (value === '' || value === null ? undefined : value));
const day = orNothing(z.iso.date('日期应写作 YYYY-MM-DD'));
const line = z.object(
  {
    id: z
      .string('缺少 id')
      .refine((id) => parseDocumentId(id) !== null, 'id 只能含字母、数字、点、下划线和连字符，以字母或数字开头'),
    title: z.string('缺少 title').trim().min(1, '缺少 title'),
    text: z.string('缺少 text').trim().min(1, '缺少 text'),
    docNumber: words,
    issuer: words,
    region: words,
    issuedOn: day,
    publishedOn: day,
    effectiveOn: day,
    expiresOn: day,
    status: z
      .string('status 应为文字')
      .nullish()
      .refine((word) => !word || word in STATUSES, 'status 只能是 repealed、superseded、draft 或留空')
      .transform((word) => (word ? STATUSES[word] : undefined)),
    url: orNothing(z.url('url 格式有误')),
  },
  '应为一个 JSON 对象',
);

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
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return refuse(path, UNREADABLE);
  const text = decode(bytes);
  if (text === null) return refuse(path, NOT_UTF8);
  return { ok: { id: null, origin: basename(path), format, text, stated: {} } };
}

/** Lines one by one, so that a file of many documents is never in memory as a whole. */
async function* readLines(path: string): AsyncGenerator<ReadOutcome> {
  // latin1 keeps each byte one character, so that every line is decoded, and refused, by itself.
  const input = createReadStream(path, 'latin1');
  let number = 0;
  try {
    for await (const bytes of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      const origin = `${basename(path)}:${number}`;
      const text = decode(Buffer.from(bytes, 'latin1'));
      if (text === null) yield refuse(origin, NOT_UTF8);
      else if (text.trim() !== '') yield readLine(text, origin);
    }
  } catch {
    yield refuse(path, UNREADABLE);
  }
}

const UNREADABLE = '文件无法读取';
const NOT_UTF8 = '不是 UTF-8 文本（可能是 GBK），请转换编码后重试';

/** UTF-8 with or without its byte order mark; null for any other bytes. */
function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
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
  if (!parsed.success) return refuse(origin, parsed.error.issues.map(describe).join('；'));
  const { id, text, ...stated } = parsed.data;
  return { ok: { id: parseDocumentId(id), origin, format: 'text', text, stated } };
}

function describe({ path, message }: z.core.$ZodIssue): string {
  const field = path.join('.');
  return field === '' || message.includes(field) ? message : `${field}：${message}`;
}

function refuse(origin: string, reason: string): ReadOutcome {
  return { refusal: { origin: basename(origin), reason } };
}
