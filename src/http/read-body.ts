import type { Request } from 'express';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';
import { type DocumentId, parseDocumentId } from '../domain/ids.js';

/** What people call the fields. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  message: '问题',
  conversationId: '会话编号',
  history: '历史消息',
  stream: '流式输出',
  channel: '渠道',
  asOf: '日期',
  documentIds: '文件范围',
  locale: '语言',
  format: '格式',
  query: '检索词',
  limit: '条数',
  explain: '检索说明',
  messageId: '消息编号',
  rating: '评价',
  reason: '原因',
  comment: '补充说明',
  model: '模型',
  messages: '消息',
  n: '答复个数',
  response_format: '答复格式',
  tool_choice: '工具选择',
  logprobs: '概率',
  modalities: '形式',
  stream_options: '流式选项',
  draft: '存为草稿',
  amend: '修改日期',
  by: '操作人',
  override: '负责人',
  name: '姓名',
};

const chinese = z.locales.zhCN().localeError;

/** The request's body as its schema has it; throws a Failure that names each wrong field in Chinese. */
export function readBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  return readFields(schema, request.body);
}

/** The request's query, as `readBody` reads a body. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  return readFields(schema, request.query);
}

function readFields<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given, { error: chinese });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || '(body)');
  throw new Failure('invalid_request', `invalid fields: ${fields.join(', ')}`, {
    publicMessage: `${parsed.error.issues.map(describeIssue).join('；')}。`,
    ...(parsed.error.issues[0]?.path.length && { field: parsed.error.issues[0].path.join('.') }),
  });
}

/** Document ids as the use-cases take them; throws a Failure where one could be none. */
export function readDocumentIds(ids: readonly string[]): readonly DocumentId[] {
  return ids.map((id) => {
    const known = parseDocumentId(id);
    if (known) return known;
    throw new Failure('invalid_request', 'invalid fields: documentIds', {
      publicMessage: '文件范围（documentIds）：文件编号只含英文字母、数字、“.”、“_”和“-”。',
    });
  });
}

/** The document id of an address; throws a Failure where it could be none. */
export function readDocumentId(text: unknown): DocumentId {
  const id = parseDocumentId(String(text));
  if (id) return id;
  throw new Failure('invalid_request', 'not a document id', {
    publicMessage: '文件编号只含英文字母、数字、“.”、“_”和“-”，以字母或数字开头。',
  });
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  const [field] = path;
  if (field === undefined) return '请求内容应为一个 JSON 对象';
  const name = FIELD_NAMES[String(field)];
  const place = path.join('.');
  return name === undefined ? `${place}：${message}` : `${name}（${place}）：${message}`;
}
