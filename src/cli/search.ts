import type { Command } from 'commander';
import { z } from 'zod';
import type { SearchHit } from '../search/search-clauses.js';
import { wireSearch } from '../wire/wire-search.js';
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
  .object({ id: z.union([z.string(), z.number()]), q: z.string().optional(), query: z.string().optional() })
  .transform(({ id, q, query }) => ({ id, query: (q ?? query ?? '').trim() }))
  .refine((line) => line.query !== '', '缺少 q');

/** `search "词"` and `search --batch FILE`. */
export function addSearch(program: Command): void {
  const command = program
    .command('search')
    .description('检索条款，不作答')
    .argument('[词]', '要找的话')
    .option('--batch <文件>', '逐行读入 {id, q}，逐行写出 {id, hits}')
    .option('--limit <数目>', '最多几条', positive, 10)
    .option('--explain', '列出每条的得分来源和落选条款')
    .option('--as-of <日期>', '按哪一天判断文件效力，默认今天', day)
    .addOption(json())
    .addOption(dataDir());
  command.action(async (query: string | undefined, options: SearchOptions) => {
    if ((query === undefined) === (options.batch === undefined))
      misuse(command, '请给出检索词，或用 --batch 给出文件。');
    const yuece = await open(options.dataDir);
    const explain = options.explain === true;
    const find = (words: string) =>
      yuece.search({ query: words, limit: options.limit, asOf: options.asOf ?? yuece.clock.today() });
    try {
      if (options.batch !== undefined) {
        for await (const line of readLines(options.batch, batchLine)) {
          const { hits } = wireSearch(await find(line.query), explain);
          await printLine({ id: line.id, hits });
        }
        return;
      }
      const outcome = await find(query ?? '');
      if (options.json) printJson(wireSearch(outcome, explain));
      else printText(outcome.hits.map((hit) => describe(hit, explain)).join('\n\n') || '没有找到相关条款。');
    } finally {
      await yuece.close();
    }
  });
}

function describe({ clause, score, parts, rank }: SearchHit, explain: boolean): string {
  const why = explain
    ? `\n   语义 ${parts.dense.toFixed(3)}　字词 ${parts.lexical.toFixed(3)}　指名 ${parts.exact.toFixed(3)}　文件 ${parts.document.toFixed(3)}`
    : '';
  return `${rank}. ${clause.label}　${score.toFixed(3)}${why}\n   ${clause.text.replace(/\s+/gu, ' ').slice(0, 120)}`;
}
