import type { Command } from 'commander';
import { z } from 'zod';
import { readQuestions } from '../adapters/question-files.js';
import type { Chat } from '../answer/chat.js';
import { type DecisionExample, fitDecision } from '../evaluation/fit-decision.js';
import { open } from './open.js';
import { dataDir } from './options.js';
import { printJson } from './print.js';
import { progressBar } from './progress-bar.js';
import { readLines } from './read-lines.js';

/** Kinds of questions that the evidence decides; the others are answered or declined by rules. */
const DECIDED = ['lay', 'target', 'unanswerable-near', 'out-of-scope'];

const declined = z.object({ q: z.string().trim().min(1) });

/** `fit-decision FILE`: weights for `DECISION`, from questions whose answer or refusal is known. */
export function addFitDecision(program: Command): void {
  program
    .command('fit-decision')
    .description('用开发问题拟合“文件能否回答”的判断，打印权重和曲线')
    .argument('<问题文件>', 'seeds/questions 格式的 .jsonl')
    .option('--unanswerable <文件>', '另一批应当拒答的问题，每行 {q}')
    .addOption(dataDir())
    .action(async (file: string, options: { readonly unanswerable?: string; readonly dataDir?: string }) => {
      const yuece = await open(options.dataDir);
      const bar = progressBar('提问');
      try {
        const asked = readQuestions(file)
          .filter(({ kind, history }) => DECIDED.includes(kind) && history.length === 0)
          .map(({ question, history, expect }) => ({
            question,
            history,
            answerable: expect.outcomes.includes('answered') && !expect.outcomes.includes('no_basis'),
            certain: !expect.outcomes.includes('answered') || !expect.outcomes.includes('no_basis'),
          }));
        const further: { question: string; history: readonly string[]; answerable: boolean }[] = [];
        if (options.unanswerable !== undefined) {
          for await (const { q } of readLines(options.unanswerable, declined))
            further.push({ question: q, history: [], answerable: false });
        }
        const all = [...asked.filter((each) => each.certain), ...further];
        const examples: DecisionExample[] = [];
        for (const [at, each] of all.entries()) {
          const signals = await signalsOf(yuece.chat, each.question, each.history);
          if (signals) examples.push({ signals, answerable: each.answerable });
          bar.report(at + 1, all.length);
        }
        printJson({
          examples: examples.length,
          answerable: examples.filter((each) => each.answerable).length,
          ...fitDecision(examples),
        });
      } finally {
        bar.stop();
        await yuece.close();
      }
    });
}

async function signalsOf(chat: Chat, message: string, history: readonly string[]) {
  const reply = await chat({ message, history: history.map((content) => ({ role: 'user', content })) });
  // Where a demand was not met the confidence had no say.
  return reply.unmet ? undefined : reply.signals;
}
