import type { Command } from 'commander';
import { Failure } from '../domain/failure.js';
import { parseDocumentId } from '../domain/ids.js';
import { fitSupport } from '../evaluation/fit-support.js';
import { judgeStatementSet } from './evaluate-statement-set.js';
import { dataDir } from './options.js';
import { printJson } from './print.js';

/** `fit-support`: weights for `SUPPORT`, from the tuning half of a set of statements. */
export function addFitSupport(program: Command): void {
  program
    .command('fit-support')
    .description('用语句集中调试的一半拟合“条款是否支持这句话”的判断，打印权重和曲线')
    .argument('<目录>', '语句集（seeds/statements）')
    .option('--document <编号>', '句中条款号所属的文件', 'yuebanhan-2024-88')
    .addOption(dataDir())
    .action(async (folder: string, options: { readonly document: string; readonly dataDir?: string }) => {
      const documentId = parseDocumentId(options.document);
      if (documentId === null) throw new Failure('invalid_request', `not a document id: ${options.document}`);
      printJson(fitSupport(await judgeStatementSet(folder, documentId, options)));
    });
}
