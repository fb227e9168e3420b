import type { Command } from 'commander';
import type { Day } from '../domain/policy-document.js';
import { open } from './open.js';
import { amend, by, dataDir, json, misuse, reason } from './options.js';
import { noSuch, printJson, printText } from './print.js';

interface PublishOptions {
  readonly by: string;
  readonly amend?: Day | true;
  readonly override?: string;
  readonly reason?: string;
  readonly json?: boolean;
  readonly dataDir?: string;
}

/** `publish DRAFT…`: publishes drafts. Exit code 1 where any was refused. */
export function addPublish(program: Command): void {
  const command = program
    .command('publish')
    .description('发布草稿；编号相同的原文作为更正被替换，加 --amend 则作为修改，原文仍可按日期查询')
    .argument('<草稿编号...>', '草稿编号')
    .addOption(amend())
    .option('--override <姓名>', '未通过完整性检查仍要发布时，由谁负责')
    .addOption(reason())
    .addOption(by())
    .addOption(json())
    .addOption(dataDir());
  command.action(async (ids: string[], options: PublishOptions) => {
    const { override, reason: why } = options;
    if (override !== undefined && !why) misuse(command, '--override 须同时写明 --reason。');
    const yuece = await open(options.dataDir);
    try {
      const summary = await yuece.publication.publish(ids, {
        by: options.by,
        replacement: options.amend ? { kind: 'amendment', from: dayOf(options.amend) } : { kind: 'correction' },
        override: override !== undefined && why ? { name: override, reason: why } : null,
        reason: why ?? null,
      });
      if (options.json) printJson(summary);
      else {
        printText(
          [
            ...summary.published.map(({ documentId, title }) => `已发布 ${documentId}《${title}》`),
            ...summary.refused.map(
              ({ draftId, reason, needsOverride }) =>
                `未发布 ${draftId}：${reason}${needsOverride ? '；如已人工核对，请加 --override 姓名 --reason 理由' : ''}`,
            ),
          ].join('\n'),
        );
      }
      if (summary.refused.length > 0) process.exitCode = 1;
    } finally {
      await yuece.close();
    }
  });
}

/** `discard DRAFT`: forgets a draft. */
export function addDiscard(program: Command): void {
  program
    .command('discard')
    .description('删除一份草稿')
    .argument('<草稿编号>', '草稿编号')
    .addOption(dataDir())
    .action(async (id: string, options: { readonly dataDir?: string }) => {
      const yuece = await open(options.dataDir);
      try {
        if (!(await yuece.publication.discard(id))) throw noSuch('草稿', id);
        printText(`已删除草稿 ${id}。`);
      } finally {
        await yuece.close();
      }
    });
}

/** The day of an option that may be given without one. */
export function dayOf(given: Day | true): Day | null {
  return given === true ? null : given;
}
