import { readStatementSet } from '../adapters/statement-files.js';
import type { Clause } from '../domain/clause.js';
import { clauseId, type DocumentId } from '../domain/ids.js';
import { type JudgedExample, judgeStatements, reportStatements } from '../evaluation/evaluate-statements.js';
import { open } from './open.js';
import { printJson } from './print.js';
import { progressBar } from './progress-bar.js';

interface StatementSetOptions {
  readonly dataDir?: string;
}

/** Judges a set of statements and prints its figures as JSON; of what went wrong only the tuning half is named. */
export async function evaluateStatementSet(
  folder: string,
  documentId: DocumentId,
  options: StatementSetOptions,
): Promise<void> {
  const examples = await judgeStatementSet(folder, documentId, options);
  const report = reportStatements(examples);
  const wrong = examples
    .filter(({ half, kind, judged }) => half === 'tuning' && (kind === 'true') !== judged.verdict.proven)
    .map(({ kind, id, statement: { text }, judged: { verdict } }) => ({
      ...{ kind, id, text },
      ...(verdict.proven ? { support: verdict.support } : { fault: verdict.fault }),
    }));
  printJson({ set: 'statements', ...report, wrong });
  if (!report.passed) process.exitCode = 1;
}

/** Judges every statement of a set and what is made of them. `documentId` is of the policy that clause numbers are of. */
export async function judgeStatementSet(
  folder: string,
  documentId: DocumentId,
  { dataDir }: StatementSetOptions,
): Promise<readonly JudgedExample[]> {
  const set = readStatementSet(folder);
  const yuece = await open(dataDir);
  const bar = progressBar('核对');
  try {
    const clauseOf = (number: string): Clause | undefined => yuece.index().clause(clauseId(documentId, number));
    return await judgeStatements(set, yuece.statementJudge(), clauseOf, bar.report);
  } finally {
    bar.stop();
    await yuece.close();
  }
}
