import type { Command } from 'commander';
import { z } from 'zod';
import { wireSearch } from '../wire/wire-search.js';
import { describeSearch } from './describe-search.js';
import { open } from './open.js';
import { dataDir, day, json, misuse, positive } from './options.js';
import { printJson, printLine, printText } from './print.js';
import { readLines } from './read-lines.js';

interface SearchOptions {
  readonly batch?: string;
  readonly limit: number;
  readonly explain?: boolean;
  readonly asOf?: string;
  readonly json?: boolean;
  readonly dataDir?: string;
}

const batchLine = z
  .object({
    id: z.union([z.string(), z.number()]),
    q: z.string().optional(),
    query: z.string().optional(),
    asOf: z.iso.date().nullish(),
  })
  .transform(({ id, q, query, asOf }) => ({ id, asOf, query: (q ?? query ?? '').trim() }))
  .refine((line) => line.query !== '', '缺少 q');

/** `search "词"` and `search --batch FILE`. */
export function addSearch(program: Command): void {
  const command = program
    .command('search')
    .description('检索条款，不作答')
    .argument('[词]', '要找的话')
    .option('--batch <文件>', '逐行读入 {id, q, asOf?}，逐行写出 {id, hits}')
    .option('--limit <数目>', '最多几条', positive, 10)
    .option('--explain', '列出问题怎样改写、每条的得分来源和落选条款')
    .option('--as-of <日期>', '按哪一天判断文件效力，默认今天', day)
    .addOption(json())
    .addOption(dataDir());
  command.action(async (query: string | undefined, options: SearchOptions) => {
    if ((query === undefined) === (options.batch === undefined))
      misuse(command, '请给出检索词，或用 --batch 给出文件。');
    const yuece = await open(options.dataDir);
    const explain = options.explain === true;
    const find = async (words: string, asOf = options.asOf ?? yuece.clock.today()) =>
      wireSearch(await yuece.search({ query: words, limit: options.limit, asOf, explain }), explain);
    try {
      if (options.batch !== undefined) {
        for await (const { id, query, asOf } of readLines(options.batch, batchLine))
          await printLine({ id, ...(await find(query, asOf ?? undefined)) });
        return;
      }
      const found = await find(query ?? '');
      if (options.json) printJson(found);
      else printText(describeSearch(found));
    } finally {
      await yuece.close();
    }
  });
}
