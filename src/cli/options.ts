import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { chatRequest } from '../contract/chat.js';

/** Every command works on one data directory. */
export const dataDir = (): Option =>
  new Option('--data-dir <目录>', '数据目录（默认取 YUECE_DATA_DIR，再默认 ./index）');
/** The day on which validity is judged. */
export const asOf = (): Option => new Option('--as-of <日期>', '按哪一天判断文件效力，默认今天').argParser(day);
/** The language of what is said around the quotations. */
export const locale = (): Option =>
  new Option('--locale <语言>', '答复用语，默认简体；引文始终是原文').choices(
    chatRequest.shape.locale.unwrap().options,
  );
export const json = (): Option => new Option('--json', '只在标准输出打印 JSON');
/** Who does it, for the ledger. */
export const by = (): Option =>
  new Option('--by <姓名>', '由谁操作，记入台账（默认取系统用户名）').default(userInfo().username, '系统用户名');
export const reason = (): Option => new Option('--reason <理由>', '理由，记入台账');
/** A day, or true where none was given. */
export const amend = (): Option =>
  new Option(
    '--amend [日期]',
    '编号相同的原文不是错误而是被修改：自此日起用新文本，之前仍用原文（默认取新文本的施行日期，否则今天）',
  ).argParser(day);

/** A whole number of at least one. */
export function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('应为正整数。');
  return value;
}

/** A TCP port; 0 takes a free one. */
export function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('应为 0 至 65535 的整数。');
  return value;
}

/** A day, `YYYY-MM-DD`. */
export function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    throw new InvalidArgumentError('日期应写作 YYYY-MM-DD。');
  }
  return text;
}

/** Complains of wrong usage: exit code 2. */
export function misuse(command: Command, message: string): never {
  return command.error(message, { exitCode: 2 });
}
