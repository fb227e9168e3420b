import type { Command } from 'commander';
import {
  readLawArticles,
  readLegalQuestions,
  readPolicyDocuments,
  readPolicyQuestions,
} from '../adapters/eval-sets.js';
import { readQuestions } from '../adapters/question-files.js';
import type { Yuece } from '../assemble.js';
import type { EvaluationQuestion, QuestionKind } from '../domain/evaluation-question.js';
import { clauseId, type DocumentId, parseClauseId } from '../domain/ids.js';
import { fitRanking, type RankingExample } from '../evaluation/fit-ranking.js';
import { judgeRelevance } from '../evaluation/judge-relevance.js';
import { type LegalQuery, type LegalQuestion, prepareLegalQuestions } from '../evaluation/prepare-legal-questions.js';
import { type CandidateSignals, kindsOf, NO_SIGNALS } from '../search/fuse-signals.js';
import { open } from './open.js';
import { dataDir, positive } from './options.js';
import { printJson } from './print.js';
import { progressBar } from './progress-bar.js';
import { withCorpus } from './with-corpus.js';

interface FitOptions {
  readonly policies?: string;
  readonly policiesDataDir?: string;
  readonly laws?: string;
  readonly lawsDataDir?: string;
  readonly lawsQuestions: string;
  readonly distractors: number;
  readonly dataDir?: string;
}

/** The document that clause numbers in the question sets are of. */
const SEED_DOCUMENT = 'yuebanhan-2024-88' as DocumentId;
/** Kinds of question that are answered from ranked clauses; the others are looked up or turned away. */
const RANKED: ReadonlySet<QuestionKind> = new Set(['target', 'lay', 'false-premise']);
/** Candidates looked at: what stands behind them is never shown, and does not come before them. */
const DEPTH = 60;

/** `fit-ranking`: the weights of the fusion, fitted on development questions; printed, to be put into `search/weights.ts`. */
export function addFitRanking(program: Command): void {
  program
    .command('fit-ranking')
    .description('用开发题集拟合排序的权重，打印权重、留出折上的 nDCG@10 和逐项消融')
    .argument('<题集...>', '种子政策的开发题集')
    .option('--policies <目录>', '另一批文件和问题（ncp-policies）')
    .option('--policies-data-dir <目录>', '那批文件的索引放在哪里，默认用后即删')
    .option('--laws <文件>', '国家法律的条文（lawrefbook_clauses.jsonl.gz）')
    .option('--laws-questions <文件>', '日常法律问题，只用单数题', 'seeds/questions/laws.jsonl')
    .option('--laws-data-dir <目录>', '法律的索引放在哪里，默认用后即删')
    .option('--distractors <条数>', '题目未涉及的法律取多少条', positive, 3000)
    .addOption(dataDir())
    .action(async (files: readonly string[], options: FitOptions) => {
      const examples: RankingExample[] = [];
      const yuece = await open(options.dataDir);
      try {
        const questions = files.flatMap((file) => readQuestions(file)).filter(isRanked);
        examples.push(...(await seedExamples(yuece, questions)));
      } finally {
        await yuece.close();
      }
      const { policies } = options;
      if (policies !== undefined)
        await withCorpus(readPolicyDocuments(policies), options.policiesDataDir, async (corpus) => {
          examples.push(...(await policyExamples(corpus, policies)));
        });
      if (options.laws !== undefined) {
        const { documents, queries } = prepareLegalQuestions(
          readLawArticles(options.laws),
          readLegalQuestions(options.lawsQuestions).filter(isTuned),
          options.distractors,
        );
        await withCorpus(documents, options.lawsDataDir, async (corpus) => {
          examples.push(...(await lawExamples(corpus, queries)));
        });
      }
      printJson(fitRanking(examples));
    });
}

const isRanked = ({ kind, history, expect }: EvaluationQuestion): boolean =>
  RANKED.has(kind) && history.length === 0 && !expect.ordered && expect.clauses.length > 0;

async function seedExamples(
  yuece: Yuece,
  questions: readonly EvaluationQuestion[],
): Promise<readonly RankingExample[]> {
  const examples: RankingExample[] = [];
  const bar = progressBar('种子政策');
  for (const { id, question, expect } of questions) {
    const right = new Set<string>(
      expect.clauses.map((named) => (parseClauseId(named) ? named : clauseId(SEED_DOCUMENT, named))),
    );
    examples.push(await exampleOf(yuece, { set: 'seed', group: id, question, right }));
    bar.report(examples.length, questions.length);
  }
  bar.stop();
  return examples;
}

async function policyExamples(yuece: Yuece, folder: string): Promise<readonly RankingExample[]> {
  const questions = readPolicyQuestions(folder).filter(({ answerable }) => answerable);
  const examples: RankingExample[] = [];
  const bar = progressBar('其他文件');
  for (const { documentId, question, answer } of questions) {
    const clauses = yuece.index().clausesOf(documentId);
    const { relevant } = judgeRelevance(
      clauses.filter(({ searchable }) => searchable),
      answer,
    );
    examples.push(await exampleOf(yuece, { set: 'policies', group: documentId, question, right: relevant }));
    bar.report(examples.length, questions.length);
  }
  bar.stop();
  return examples;
}

/** Even questions are only measured. */
const isTuned = ({ id }: LegalQuestion): boolean => Number(/\d+$/u.exec(id)?.[0]) % 2 === 1;

async function lawExamples(yuece: Yuece, queries: readonly LegalQuery[]): Promise<readonly RankingExample[]> {
  const examples: RankingExample[] = [];
  const bar = progressBar('国家法律');
  for (const { id, question, relevant } of queries) {
    examples.push(await exampleOf(yuece, { set: 'laws', group: id, question, right: relevant }));
    bar.report(examples.length, queries.length);
  }
  bar.stop();
  return examples;
}

async function exampleOf(
  { search, clock, index }: Yuece,
  asked: { set: string; group: string; question: string; right: ReadonlySet<string> },
): Promise<RankingExample> {
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
