import { z } from 'zod';
import type { ApiKey } from './http/identify-caller.js';

/** It stands in the log and the metrics. */
const NAME = /^[A-Za-z0-9._-]{1,32}$/;
/** What a header can carry without quoting. */
const KEY = /^[\x21-\x7e]+$/;
/** Shortest key in characters; 16 random ones cannot be guessed over a network. */
const KEY_LENGTH = 16;

/** `name:key,name:key` as callers. A complaint counts the entries and quotes none: a slip may have put a key anywhere. */
export const apiKeys = z.string().transform((text, context): readonly ApiKey[] => {
  const read = text.split(',').map((entry): ApiKey => {
    const [name = '', ...key] = entry.trim().split(':');
    return { name, key: key.join(':') };
  });
  const complaints = read.flatMap((entry, at) =>
    complaintsOf(entry, read.slice(0, at)).map((why) => `第${at + 1}项${why}`),
  );
  if (complaints.length === 0) return read;
  context.addIssue({ code: 'custom', message: complaints.join('，') });
  return z.NEVER;
});

/** The one key of administration. A complaint does not quote it. */
export const adminKey = z
  .string()
  .refine((key) => KEY.test(key), '只能用英文字母、数字和符号，不能有空格')
  .refine((key) => key.length >= KEY_LENGTH, `不足 ${KEY_LENGTH} 个字符`);

function complaintsOf({ name, key }: ApiKey, before: readonly ApiKey[]): readonly string[] {
  if (key === '') return ['应写作 名称:密钥'];
  return [
    ...(NAME.test(name) ? [] : ['的名称只能用英文字母、数字、“.”、“_”和“-”，最多 32 个字符']),
    ...(before.some((other) => other.name === name) ? ['的名称与前面的重复'] : []),
    ...(key.length >= KEY_LENGTH ? [] : [`的密钥不足 ${KEY_LENGTH} 个字符`]),
    ...(KEY.test(key) ? [] : ['的密钥只能用英文字母、数字和符号，不能有空格']),
    ...(before.some((other) => other.key === key) ? ['的密钥与前面的重复'] : []),
  ];
}
