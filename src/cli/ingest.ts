import type { Command } from 'commander';
import { open } from './open.js';
import { dataDir, json } from './options.js';
import { printJson, printText } from './print.js';

/** `ingest PATH…`: takes documents into the corpus. Exit code 1 where any was refused. */
export function addIngest(program: Command): void {
  program
    .command('ingest')
    .description('收录文件或文件夹（.txt .md .html .jsonl），检查结构后建立索引')
    .argument('<路径...>', '文件或文件夹')
    .option('--replace', '编号相同而内容不同时，以新的替换')
    .addOption(json())
    .addOption(dataDir())
    .action(
      async (
        paths: string[],
        options: { readonly replace?: boolean; readonly json?: boolean; readonly dataDir?: string },
      ) => {
        const yuece = await open(options.dataDir);
        try {
          const summary = await yuece.ingest(paths, { replace: options.replace === true });
          if (options.json) printJson(summary);
          else {
            const { added, replaced, unchanged, refused, clauseCount } = summary;
            printText(
              [
                `新增 ${added.length} 份，替换 ${replaced.length} 份，未变 ${unchanged.length} 份，拒收 ${refused.length} 份；收录条款 ${clauseCount} 条。`,
                ...refused.map(({ origin, reason }) => `拒收 ${origin}：${reason}`),
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
