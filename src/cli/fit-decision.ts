import type { Command } from 'commander';
import { readPolicyDocuments, readPolicyQuestions } from '../adapters/eval-sets.js';
import { readQuestions } from '../adapters/question-files.js';
import type { Chat } from '../answer/chat.js';
import type { QuestionKind } from '../domain/evaluation-question.js';
import { type DecisionExample, fitDecision } from '../evaluation/fit-decision.js';
import { demandOf } from '../evaluation/score-reply.js';
import { open } from './open.js';
import { dataDir } from './options.js';
import { printJson } from './print.js';
import { progressBar } from './progress-bar.js';
import { withCorpus } from './with-corpus.js';

interface FitOptions {
  readonly policies?: string;
  readonly policiesDataDir?: string;
  readonly dataDir?: string;
}

/** A question whose answer or refusal is known. */
type Asked = Omit<DecisionExample, 'signals'> & { readonly question: string };

/** Kinds of questions that the evidence decides; the others are answered or declined by rules. */
const DECIDED: ReadonlySet<QuestionKind> = new Set(['lay', 'target', 'unanswerable-near', 'out-of-scope']);

/** `fit-decision`: weights for `DECISION`, from questions whose answer or refusal is known. */
export function addFitDecision(program: Command): void {
  program
    .command('fit-decision')
    .description('用开发题集拟合“文件能否回答”的判断，打印权重和留出折上的曲线')
    .argument('<题集...>', '种子政策的开发题集')
    .option('--policies <目录>', '另一批文件和问题（ncp-policies）：问种子政策都应拒答，问那批文件各有对错')
    .option('--policies-data-dir <目录>', '那批文件的索引放在哪里，默认用后即删')
    .addOption(dataDir())
    .action(async (files: readonly string[], options: FitOptions) => {
      const { policies } = options;
      const foreign = policies === undefined ? [] : readPolicyQuestions(policies);
      const examples: DecisionExample[] = [];
      const yuece = await open(options.dataDir);
      try {
        const elsewhere = foreign.map(
          ({ question, documentId }): Asked => ({ set: 'foreign', group: documentId, question, answerable: false }),
        );
        examples.push(...(await withSignals(yuece.chat, [...files.flatMap(ownQuestions), ...elsewhere])));
      } finally {
        await yuece.close();
      }
      if (policies !== undefined) {
        const asked = foreign.map(
          ({ question, documentId, answerable }): Asked => ({
            set: 'policies',
            group: documentId,
            question,
            answerable,
          }),
        );
        await withCorpus(readPolicyDocuments(policies), options.policiesDataDir, async ({ chat }) => {
          examples.push(...(await withSignals(chat, asked)));
        });
      }
      printJson({ examples: examples.length, ...fitDecision(examples) });
    });
}

function ownQuestions(file: string): readonly Asked[] {
  return readQuestions(file)
    .filter((each) => DECIDED.has(each.kind) && each.history.length === 0 && demandOf(each) !== 'either')
    .map((each) => ({ set: 'seed', group: each.id, question: each.question, answerable: demandOf(each) === 'answer' }));
}

/** Questions that the confidence decides, with its evidence; where a demand was not met it had no say. */
async function withSignals(chat: Chat, asked: readonly Asked[]): Promise<readonly DecisionExample[]> {
  const examples: DecisionExample[] = [];
  const bar = progressBar('提问');
  for (const [at, { question, ...each }] of asked.entries()) {
    const { signals, unmet } = await chat({ message: question });
    if (signals && !unmet) examples.push({ ...each, signals });
    bar.report(at + 1, asked.length);
  }
  bar.stop();
  return examples;
}
