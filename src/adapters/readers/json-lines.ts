import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { parseDocumentId } from '../../domain/ids.js';
import type { ReadOutcome } from '../../ports/document-reader.js';
import { STATUSES } from './declared-status.js';
import { decodeText } from './decode-text.js';
import { findDamage, printableText } from './find-damage.js';
import { READING } from './limits.js';
import { safeName } from './safe-name.js';

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
    url: orNothing(z.url({ protocol: /^https?$/u, error: 'url 格式有误' })),
  },
  '应为一个 JSON 对象',
);

/** One document a line, line by line, so that a file of many documents is never in memory as a whole. */
export async function* readJsonLines(path: string): AsyncGenerator<ReadOutcome> {
  const name = safeName(path);
  let number = 0;
  try {
    for await (const bytes of linesOf(createReadStream(path))) {
      number += 1;
      if (number === 1 && bytes && isUtf16(bytes))
        return yield refuse(name, '.jsonl 文件应为 UTF-8 编码，不能是 UTF-16');
      const origin = `${name}:${number}`;
      if (bytes === null) yield refuse(origin, `一行大于 ${READING.lineBytes / 2 ** 20} MB`);
      else {
        const decoded = decodeText(bytes);
        if ('fault' in decoded) yield refuse(origin, decoded.fault);
        else if (decoded.text.trim() !== '') yield readLine(decoded.text, origin);
      }
    }
  } catch {
    yield refuse(name, '文件无法读取');
  }
}

/** Its lines cannot be told apart by a byte. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Lines as bytes, so that each is decoded, and refused, by itself; null for one that is too long, which is not kept. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array | null> {
  let parts: Buffer[] = [];
  let length = 0;
  const finish = (): Uint8Array | null => {
    const line = length > READING.lineBytes ? null : Buffer.concat(parts);
    parts = [];
    length = 0;
    return line;
  };
  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= READING.lineBytes) parts.push(part);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, end));
      from = end + 1;
      yield finish();
    }
    take(chunk.subarray(from));
  }
  if (length > 0) yield finish();
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
  const { id, text: given, ...stated } = parsed.data;
  const text = printableText(given).trim();
  if (text === '') return refuse(origin, '没有正文');
  const damage = text.length > READING.characters ? `正文超过 ${READING.characters / 10_000} 万字` : findDamage(text);
  if (damage) return refuse(origin, damage);
  return { ok: { id: parseDocumentId(id), origin, format: 'text', text, stated } };
}

function describe({ path, message }: z.core.$ZodIssue): string {
  const field = path.join('.');
  return field === '' || message.includes(field) ? message : `${field}：${message}`;
}

function refuse(origin: string, reason: string): ReadOutcome {
  return { refusal: { origin: origin, reason } };
}
