import type { Command } from 'commander';
import { Failure } from '../domain/failure.js';
import { clauseId, parseClauseId } from '../domain/ids.js';
import { wireClauseDetail } from '../wire/wire-documents.js';
import { open } from './open.js';
import { asOf, dataDir, json } from './options.js';
import { printJson, printText } from './print.js';

interface ClauseOptions {
  readonly asOf?: string;
  readonly json?: boolean;
  readonly dataDir?: string;
}

/** `clause ID`: one clause with what stands above and beside it. */
export function addClause(program: Command): void {
  program
    .command('clause')
    .description('显示一条条款，例如 clause yuebanhan-2024-88#13')
    .argument('<编号>', '条款编号：文件编号#条款号')
    .addOption(asOf())
    .addOption(json())
    .addOption(dataDir())
    .action(async (id: string, options: ClauseOptions) => {
      const parsed = parseClauseId(id);
      if (!parsed)
        throw new Failure('not_found', id, { publicMessage: `“${id}”不是条款编号，应写作 文件编号#条款号。` });
      const yuece = await open(options.dataDir);
      try {
        const index = yuece.index();
        const document = index.document(parsed.documentId);
        const clause = index.clause(clauseId(parsed.documentId, parsed.locator));
        if (!document || !clause) throw new Failure('not_found', id, { publicMessage: `没有编号为 ${id} 的条款。` });
        if (options.json) printJson(wireClauseDetail(index, clause, document, options.asOf ?? yuece.clock.today()));
        else printText([clause.label, ...clause.path, '', clause.text].join('\n'));
      } finally {
        await yuece.close();
      }
    });
}
