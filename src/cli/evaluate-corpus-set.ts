import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type EvalSetName,
  readLawArticles,
  readLegalQuestions,
  readPolicyDocuments,
  readPolicyQuestions,
  readReciteQuestions,
} from '../adapters/eval-sets.js';
import { evaluateLegalQuestions } from '../evaluation/evaluate-legal-questions.js';
import { evaluatePassageAnswers } from '../evaluation/evaluate-passage-answers.js';
import { evaluateRecitation } from '../evaluation/evaluate-recitation.js';
import { evaluateRetrieval } from '../evaluation/evaluate-retrieval.js';
import type { Latency } from '../evaluation/measure-latency.js';
import { prepareLegalQuestions } from '../evaluation/prepare-legal-questions.js';
import { prepareRecitation } from '../evaluation/prepare-recitation.js';
import { renderPolicySet, renderRecitation } from '../evaluation/report-sets.js';
import { note, printJson } from './print.js';
import { progressBar } from './progress-bar.js';
import { withCorpus } from './with-corpus.js';

export interface CorpusSetOptions {
  readonly report?: string;
  readonly asOf?: string;
  readonly limit?: number;
  readonly laws?: string;
  readonly distractors?: number;
  readonly searchOnly?: boolean;
  readonly json?: boolean;
  readonly dataDir?: string;
}

/** Runs a set that has a corpus of its own over an index of that corpus alone, and prints its figures as JSON. */
export async function evaluateCorpusSet(set: EvalSetName, folder: string, options: CorpusSetOptions): Promise<void> {
  if (set === 'ncp-policies') await evaluatePolicies(folder, options);
  else if (set === 'laws') await evaluateLegal(folder, options);
  else await evaluateLaws(folder, options);
}

async function evaluatePolicies(folder: string, options: CorpusSetOptions): Promise<void> {
  const questions = readPolicyQuestions(folder).slice(0, options.limit);
  await withCorpus(readPolicyDocuments(folder), options.dataDir, async (yuece) => {
    const day = options.asOf ?? yuece.clock.today();
    const answerable = questions.filter((question) => question.answerable);
    const retrieval = await withBar('检索', (onProgress) =>
      evaluateRetrieval(yuece.search, yuece.index(), answerable, { asOf: day, onProgress }),
    );
    const answers = options.searchOnly
      ? null
      : await withBar('提问', (onProgress) => evaluatePassageAnswers(yuece.chat, questions, { asOf: day, onProgress }));
    await writeReport(
      options.report ?? join('reports', 'ncp-policies.html'),
      renderPolicySet({ day, retrieval, answers }),
    );
    const { queries, ...measures } = retrieval;
    const shown = answers && { ...answers, latency: spread(answers.latency) };
    printJson({ set: 'ncp-policies', queries: queries.length, ...measures, answers: shown });
  });
}

async function evaluateLaws(folder: string, options: CorpusSetOptions): Promise<void> {
  const laws = options.laws ?? join(folder, '..', '..', 'scale', 'lawrefbook_clauses.jsonl.gz');
  const asked = readReciteQuestions(folder).slice(0, options.limit);
  const { documents, questions, leftOut } = prepareRecitation(readLawArticles(laws), asked);
  await withCorpus(documents, options.dataDir, async (yuece) => {
    const run = await withBar('提问', (onProgress) => evaluateRecitation(yuece.chat, questions, onProgress));
    const report = renderRecitation(yuece.clock.today(), run, leftOut.length);
    await writeReport(options.report ?? join('reports', 'lawbench.html'), report);
    const { results, latency, ...measures } = run;
    const figures = { questions: results.length, leftOut: leftOut.length, ...measures, latency: spread(latency) };
    printJson({ set: 'lawbench', ...figures });
  });
}

async function evaluateLegal(file: string, options: CorpusSetOptions): Promise<void> {
  const laws = options.laws ?? join(dirname(file), '..', '..', '..', 'shared', 'scale', 'lawrefbook_clauses.jsonl.gz');
  const asked = readLegalQuestions(file).slice(0, options.limit);
  const { documents, articleCount, queries, missing } = prepareLegalQuestions(
    readLawArticles(laws),
    asked,
    options.distractors,
  );
  for (const article of missing) note(`语料中没有 ${article}`);
  await withCorpus(documents, options.dataDir, async (yuece) => {
    const asOf = options.asOf ?? yuece.clock.today();
    const run = await withBar('检索', (onProgress) =>
      evaluateLegalQuestions(yuece.search, queries, { asOf, onProgress }),
    );
    printJson({ set: 'laws', laws: documents.length, articles: articleCount, ...run });
  });
}

async function withBar<Result>(
  title: string,
  work: (report: (done: number, total: number) => void) => Promise<Result>,
): Promise<Result> {
  const bar = progressBar(title);
  return work(bar.report).finally(bar.stop);
}

async function writeReport(path: string, page: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, page);
  note(`报告：${path}`);
}

function spread({ sorted: _, ...rest }: Latency): Omit<Latency, 'sorted'> {
  return rest;
}
