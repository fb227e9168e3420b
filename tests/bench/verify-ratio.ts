import { readStatementSet } from '../../src/adapters/statement-files.js';
import { clauseId } from '../../src/domain/ids.js';
import { repositoryPath } from '../support/shared-data.js';
import { type Bench, median, quantile, rounded } from './bench.js';
import { SEED, spread } from './questions.js';
import { timeSideBySide } from './time-side-by-side.js';
import { withTemporaryYuece } from './with-temporary-yuece.js';

const STATEMENTS = 40;

/** The judging of one sentence of a model, its clauses' sentences already embedded, against embedding it. Aim: at most 3. */
export const verifyRatio: Bench = {
  name: 'verify',
  about: 'verifying one sentence of a model ÷ embedding it, median over true statements about the seed',
  run: () =>
    withTemporaryYuece(async ({ embedder, index, statementJudge }) => {
      const judge = statementJudge();
      const { statements } = readStatementSet(repositoryPath('seeds', 'statements'));
      const truths = statements.filter(
        ({ isTrue, clauses }) => isTrue && !clauses.some((name) => name.startsWith('o-')),
      );
      const asked = spread(truths, STATEMENTS).map(({ text, clauses }) => ({
        text,
        clauses: clauses.flatMap((number) => index().clause(clauseId(SEED, number)) ?? []),
        quoted: [],
      }));
      const times = await timeSideBySide(asked, (statement) => ({
        embed: () => embedder.embedPassages([statement.text]),
        verify: () => judge(statement),
      }));
      const ratios = times.map(({ embed, verify }) => verify / embed);
      return [
        {
          statements: times.length,
          'embedding ms': rounded(median(times.map(({ embed }) => embed))),
          'verifying ms': rounded(median(times.map(({ verify }) => verify))),
          ratio: rounded(median(ratios)),
          'ratio, 95 %': rounded(quantile(ratios, 0.95)),
        },
      ];
    }),
};
