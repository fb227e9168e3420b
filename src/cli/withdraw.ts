import type { Command } from 'commander';
import { parseDocumentId } from '../domain/ids.js';
import { open } from './open.js';
import { by, dataDir, reason } from './options.js';
import { noSuch, printText } from './print.js';

interface WithdrawOptions {
  readonly by: string;
  readonly reason?: string;
  readonly dataDir?: string;
}

/** `withdraw ID`: takes a document out of what is answered from; its texts stay in the history. */
export function addWithdraw(program: Command): void {
  program
    .command('withdraw')
    .description('撤回一份文件：不再据以答复，历史保留，可重新收录')
    .argument('<文件编号>', '文件编号')
    .addOption(reason())
    .addOption(by())
    .addOption(dataDir())
    .action(async (text: string, options: WithdrawOptions) => {
      const id = parseDocumentId(text);
      const yuece = await open(options.dataDir);
      try {
        const note = { by: options.by, reason: options.reason ?? null };
        if (!id || !(await yuece.publication.withdraw(id, note))) throw noSuch('已发布的文件', text);
        printText(`已撤回 ${id}。`);
      } finally {
        await yuece.close();
      }
    });
}
