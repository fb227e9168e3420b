import type { Command } from 'commander';
import type { Clause } from '../domain/clause.js';
import { Failure } from '../domain/failure.js';
import { parseClauseId } from '../domain/ids.js';
import { neighbourOf } from '../search/find-clauses.js';
import { open } from './open.js';
import { dataDir, json } from './options.js';
import { printJson, printText } from './print.js';

/** `clause ID`: one clause with what stands above and beside it. */
export function addClause(program: Command): void {
  program
    .command('clause')
    .description('显示一条条款，例如 clause yuebanhan-2024-88#13')
    .argument('<编号>', '条款编号：文件编号#条款号')
    .addOption(json())
    .addOption(dataDir())
    .action(async (id: string, options: { readonly json?: boolean; readonly dataDir?: string }) => {
      const yuece = await open(options.dataDir);
      try {
        const index = yuece.index();
        const clause = index
          .documents()
          .flatMap((document) => index.clausesOf(document.id))
          .find((each) => each.id === id);
        if (!clause) {
          const why = parseClauseId(id) ? `没有编号为 ${id} 的条款。` : `“${id}”不是条款编号，应写作 文件编号#条款号。`;
          throw new Failure('not_found', id, { publicMessage: why });
        }
        if (!options.json) printText([clause.label, ...clause.path, '', clause.text].join('\n'));
        else {
          const parent = clause.parentId === null ? undefined : index.clause(clause.parentId);
          printJson({
            ...summary(clause),
            documentId: clause.documentId,
            documentTitle: index.document(clause.documentId)?.title,
            path: clause.path,
            text: clause.text,
            parent: parent ? summary(parent) : null,
            children: clause.childIds.flatMap((child) => index.clause(child) ?? []).map(summary),
            previous: orNull(neighbourOf(index, clause, -1)),
            next: orNull(neighbourOf(index, clause, 1)),
          });
        }
      } finally {
        await yuece.close();
      }
    });
}

const orNull = (clause: Clause | undefined) => (clause ? summary(clause) : null);

function summary({ id, kind, number, heading, label }: Clause) {
  return { id, kind, number, heading, label };
}
