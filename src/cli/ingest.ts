import type { Command } from 'commander';
import type { Day } from '../domain/policy-document.js';
import { open } from './open.js';
import { amend, by, dataDir, json } from './options.js';
import { printJson, printText } from './print.js';
import { dayOf } from './publish.js';

/** `ingest PATH…`: takes documents into the corpus. Exit code 1 where any was refused. */
export function addIngest(program: Command): void {
  program
    .command('ingest')
    .description('收录文件或文件夹（.txt .md .html .jsonl），检查结构后建立索引')
    .argument('<路径...>', '文件或文件夹')
    .option('--replace', '编号相同而内容不同时，以新的替换（更正：原文只存入历史）')
    .addOption(amend())
    .addOption(by())
    .addOption(json())
    .addOption(dataDir())
    .action(
      async (
        paths: string[],
        options: {
          readonly replace?: boolean;
          readonly amend?: Day | true;
          readonly by: string;
          readonly json?: boolean;
          readonly dataDir?: string;
        },
      ) => {
        const yuece = await open(options.dataDir);
        try {
          const summary = await yuece.ingest(paths, {
            replace: options.replace === true,
            by: options.by,
            ...(options.amend && { amendment: { from: dayOf(options.amend) } }),
          });
          if (options.json) printJson(summary);
          else {
            const { added, replaced, unchanged, refused, clauseCount } = summary;
            printText(
              [
                `新增 ${added.length} 份，替换 ${replaced.length} 份，未变 ${unchanged.length} 份，拒收 ${refused.length} 份；收录条款 ${clauseCount} 条。`,
                ...refused.map(
                  ({ origin, reason, draftId }) =>
                    `拒收 ${origin}：${reason}${draftId ? `（已存为草稿 ${draftId}，人工核对后可用 publish 发布）` : ''}`,
                ),
              ].join('\n'),
            );
          }
          if (summary.refused.length > 0) process.exitCode = 1;
        } finally {
          await yuece.close();
        }
      },
    );
}
