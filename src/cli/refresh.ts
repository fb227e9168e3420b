import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { REFRESH_OUTCOMES, type RefreshOutcome, type RefreshResult } from '../refresh/refresh-result.js';
import { tallyOf } from '../refresh-on-schedule.js';
import { open } from './open.js';
import { dataDir, json } from './options.js';
import { printJson, printText } from './print.js';
import { progressBar } from './progress-bar.js';

interface RefreshOptions {
  readonly only?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly dataDir?: string;
}

const WORDS: Readonly<Record<RefreshOutcome, string>> = {
  changed: '有变化',
  available: '新可读取',
  unchanged: '未变',
  missing: '网页不存在',
  unreadable: '无法解析',
  refused: '不读取',
  failed: '读取失败',
};

/** `refresh`: reads the official addresses again. Exit code 1 where one could not be read. */
export function addRefresh(program: Command): void {
  program
    .command('refresh')
    .description('重新读取官方网页，内容有变化或新可读取时提出草稿；不发布，也不下架')
    .option('--only <ID...>', '只读取这些编号的文件的网页')
    .option('--dry-run', '只看结果，不保存网页，不提出草稿')
    .addOption(json())
    .addOption(dataDir())
    .action(async (options: RefreshOptions) => {
      const yuece = await open(options.dataDir);
      const bar = progressBar('读取网页');
      try {
        const results = await yuece.refresh
          .run({
            hosts: readConfig().refreshHosts,
            dryRun: options.dryRun === true,
            ...(options.only ? { only: options.only } : {}),
            onProgress: bar.report,
          })
          .finally(bar.stop);
        if (options.json) printJson({ results, counts: tallyOf(results) });
        else printText(describe(results));
        if (results.some(({ outcome }) => UNREAD.includes(outcome))) process.exitCode = 1;
      } finally {
        await yuece.close();
      }
    });
}

const UNREAD: readonly RefreshOutcome[] = ['missing', 'unreadable', 'refused', 'failed'];

function describe(results: readonly RefreshResult[]): string {
  if (results.length === 0) return '没有带官方网址的文件。';
  const counts = tallyOf(results);
  const counted = REFRESH_OUTCOMES.filter((outcome) => counts[outcome] > 0);
  return [
    ...results.map(
      ({ id, title, url, outcome, reason, draftId }) =>
        `${WORDS[outcome]}　${id}　《${title}》　${reason}${draftId === null ? '' : `　草稿 ${draftId}`}\n　　${url}`,
    ),
    `共 ${results.length} 个网址：${counted.map((outcome) => `${WORDS[outcome]} ${counts[outcome]}`).join('，')}。`,
  ].join('\n');
}
