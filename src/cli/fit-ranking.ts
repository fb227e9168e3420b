import type { Command } from 'commander';
import type { Yuece } from '../assemble.js';
import { fitRanking, type RankingExample } from '../evaluation/fit-ranking.js';
import { type CandidateSignals, kindsOf, NO_SIGNALS } from '../search/fuse-signals.js';
import { type AskedOfCorpus, addCorpora, askCorpora, type CorporaOptions } from './ask-corpora.js';
import { printJson } from './print.js';

/** Candidates looked at: what stands behind them is never shown, and does not come before them. */
const DEPTH = 60;

/** `fit-ranking`: the weights of the fusion, fitted on development questions; printed, to be put into `search/weights.ts`. */
export function addFitRanking(program: Command): void {
  addCorpora(
    program.command('fit-ranking').description('用开发题集拟合排序的权重，打印权重、留出折上的 nDCG@10 和逐项消融'),
  ).action(async (files: readonly string[], options: CorporaOptions) => {
    const examples = await askCorpora(files, options, exampleOf);
    printJson(fitRanking(examples.filter(({ relevantCount }) => relevantCount > 0)));
  });
}

async function exampleOf({ search, clock, index }: Yuece, asked: AskedOfCorpus): Promise<RankingExample> {
  const { hits } = await search({ query: asked.question, limit: DEPTH, asOf: clock.today() });
  return {
    set: asked.set,
    group: asked.group,
    kinds: kindsOf(index()),
    relevantCount: asked.right.size,
    candidates: hits.map(({ clause, features }) => ({
      signals: {
        ...NO_SIGNALS,
        ...Object.fromEntries(features.map(({ name, value }) => [name, value])),
      } satisfies CandidateSignals,
      relevant: asked.right.has(clause.id),
    })),
  };
}
