import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Chat, ChatQuestion, Locale } from '../answer/chat.js';
import type { Yuece } from '../assemble.js';
import { HISTORY_LIMIT, MESSAGE_LIMIT, turn } from '../contract/chat.js';
import { Failure } from '../domain/failure.js';
import { wireReply } from '../wire/wire-reply.js';
import { explainReply } from './explain-reply.js';
import { openWithModel } from './open.js';
import { dataDir, day, json, locale, misuse } from './options.js';
import { note, printJson, printLine, printText } from './print.js';
import { readLines } from './read-lines.js';

interface AskOptions {
  readonly batch?: string;
  readonly history?: string;
  readonly asOf?: string;
  readonly locale?: Locale;
  readonly explain?: boolean;
  readonly json?: boolean;
  readonly dataDir?: string;
}

const batchLine = z
  .object({
    id: z.union([z.string(), z.number()]),
    q: z.string().optional(),
    query: z.string().optional(),
    question: z.string().optional(),
    /** Earlier user turns. */
    history: z.array(z.string()).nullish(),
    asOf: z.iso.date().nullish(),
  })
  .transform(({ q, query, question, ...line }) => ({ ...line, question: (q ?? query ?? question ?? '').trim() }))
  .refine((line) => line.question !== '', '缺少 q');

const historyFile = z.array(z.union([z.string().transform((content) => ({ role: 'user' as const, content })), turn]));

/** `ask "问题"` and `ask --batch FILE`. */
export function addAsk(program: Command): void {
  const command = program
    .command('ask')
    .description('提问，得到有条款为证的答复')
    .argument('[问题]', '要问的话')
    .option('--batch <文件>', '逐行读入 {id, q, history?}，逐行写出 {id, response}')
    .option('--history <文件>', 'JSON 数组：此前的提问，或 {role, content}')
    .option('--as-of <日期>', '按哪一天判断文件效力，默认今天', day)
    .option('--explain', '在标准错误上说明问题怎样读、怎样判断能否回答')
    .addOption(locale())
    .addOption(json())
    .addOption(dataDir());
  command.action(async (question: string | undefined, options: AskOptions) => {
    if ((question === undefined) === (options.batch === undefined))
      misuse(command, '请给出一个问题，或用 --batch 给出问题文件。');
    const yuece = await openWithModel(options.dataDir);
    try {
      if (options.batch !== undefined) await askAll(yuece.chat, options.batch, options);
      else await askOne(yuece, question ?? '', options);
    } finally {
      await yuece.close();
    }
  });
}

async function askOne({ chat, search, clock }: Yuece, question: string, options: AskOptions): Promise<void> {
  const message = question.trim();
  if (message === '' || message.length > MESSAGE_LIMIT) {
    throw new Failure('invalid_request', 'length of the question', {
      publicMessage: `问题应为 1 至 ${MESSAGE_LIMIT} 字。`,
    });
  }
  const history = options.history === undefined ? [] : await readHistory(options.history);
  const reply = await chat({
    message,
    history,
    channel: 'api',
    ...(options.asOf ? { asOf: options.asOf } : {}),
    ...(options.locale ? { locale: options.locale } : {}),
  });
  if (options.explain) {
    const { understood } = await search({ query: message, asOf: options.asOf ?? clock.today(), limit: 1 });
    note(explainReply(reply, understood.steps));
  }
  if (options.json) printJson(wireReply(reply));
  else printText(`${reply.markdown}\n\n${reply.notice}`);
}

async function askAll(chat: Chat, file: string, { asOf, locale }: AskOptions): Promise<void> {
  for await (const line of readLines(file, batchLine)) {
    const day = line.asOf ?? asOf;
    const question: ChatQuestion = {
      message: line.question,
      history: (line.history ?? []).map((content) => ({ role: 'user', content })),
      ...(day ? { asOf: day } : {}),
      ...(locale ? { locale } : {}),
    };
    await printLine({ id: line.id, response: wireReply(await chat(question)) });
  }
}

async function readHistory(file: string): Promise<z.infer<typeof historyFile>> {
  try {
    return historyFile.parse(JSON.parse(await readFile(file, 'utf8'))).slice(-HISTORY_LIMIT);
  } catch (cause) {
    throw new Failure('invalid_request', String(cause), {
      publicMessage: `历史文件 ${file} 无法读取或格式有误。`,
      cause,
    });
  }
}
