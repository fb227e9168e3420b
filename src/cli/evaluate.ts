import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import { recogniseEvalSet } from '../adapters/eval-sets.js';
import { readQuestions } from '../adapters/question-files.js';
import { isRedTeamSet } from '../adapters/red-team-files.js';
import { isStatementSet } from '../adapters/statement-files.js';
import { Failure } from '../domain/failure.js';
import { type DocumentId, parseDocumentId } from '../domain/ids.js';
import { compare, isPassed, toBaseline } from '../evaluation/compare.js';
import { evaluate } from '../evaluation/evaluate.js';
import { renderReport } from '../evaluation/report.js';
import { summarise } from '../evaluation/summarise.js';
import { readBaseline, writeBaseline } from './baseline-file.js';
import { describeEvaluation, withoutDurations } from './describe-evaluation.js';
import { type CorpusSetOptions, evaluateCorpusSet } from './evaluate-corpus-set.js';
import { evaluateNearMissRules } from './evaluate-near-misses.js';
import { evaluateRedTeamSet } from './evaluate-red-team-set.js';
import { evaluateStatementSet } from './evaluate-statement-set.js';
import { type EngineOptions, engineOptions, openWithEngine } from './evaluation-engine.js';
import { dataDir, day, json, misuse, positive } from './options.js';
import { note, printJson, printText } from './print.js';
import { progressBar } from './progress-bar.js';

interface EvaluateOptions extends CorpusSetOptions, EngineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly blind?: boolean;
  readonly document: string;
}

/** The policy that the question sets in `seeds/questions` are about. */
const SEED_DOCUMENT = 'yuebanhan-2024-88';
/** Given instead of a file: the question sets changed by rule. */
const NEAR_MISSES = 'near-misses';

/** `evaluate FILE`: exit code 1 where a gate fails or a metric falls below the baseline. */
export function addEvaluate(program: Command): void {
  const command = program
    .command('evaluate')
    .description('按题集评测，写出带图的报告；未达门槛时退出码为 1')
    .argument('<文件>', '问题文件（.jsonl），ncp-policies、lawbench、red-team、statements 的文件夹，或 near-misses')
    .option('--baseline <文件>', '与已提交的基线比较')
    .option('--update-baseline', '把本次结果写入基线文件')
    .option('--report <文件>', '报告的位置，默认 reports/<题集>.html')
    .option('--blind', '报告和输出中不出现任何题目')
    .option('--document <编号>', '题中条款号所属的文件', SEED_DOCUMENT)
    .option('--as-of <日期>', '按哪一天判断文件效力，默认今天', day)
    .option('--limit <题数>', '只评前若干题', positive)
    .option('--laws <文件>', 'lawbench 和 laws 所需的法律条文（.jsonl.gz）')
    .option('--distractors <条数>', 'laws 中题目未涉及的法律取多少条，默认全部', positive)
    .option('--search-only', 'ncp-policies 只评检索，不提问')
    .addOption(json())
    .addOption(dataDir());
  for (const option of engineOptions()) command.addOption(option);
  command.action(async (file: string, options: EvaluateOptions) => {
    if (options.updateBaseline && options.baseline === undefined)
      misuse(command, '--update-baseline 须与 --baseline 同用。');
    if (file === NEAR_MISSES) return evaluateNearMissRules(readDocumentId(options.document), options);
    const set = recogniseEvalSet(file);
    if (isRedTeamSet(file)) await evaluateRedTeamSet(file, options);
    else if (isStatementSet(file)) await evaluateStatementSet(file, readDocumentId(options.document), options);
    else if (set === null) await evaluateQuestions(file, options);
    else await evaluateCorpusSet(set, file, options);
  });
}

function readDocumentId(text: string): DocumentId {
  const id = parseDocumentId(text);
  if (id === null) throw new Failure('invalid_request', `not a document id: ${text}`);
  return id;
}

async function evaluateQuestions(file: string, options: EvaluateOptions): Promise<void> {
  const questions = readQuestions(file).slice(0, options.limit);
  const set = basename(file, extname(file));
  const documentId = readDocumentId(options.document);
  const agreed = options.baseline === undefined ? null : await readBaseline(options.baseline);

  const yuece = await openWithEngine(options.dataDir, options);
  const bar = progressBar('评测');
  try {
    const index = yuece.index();
    if (!index.document(documentId)) throw new Failure('not_found', `no document ${documentId} in the index`);
    const replies = await evaluate(
      yuece.chat,
      questions,
      { index, documentId },
      {
        onProgress: bar.report,
        ...(options.asOf ? { asOf: options.asOf } : {}),
      },
    );
    bar.stop();
    const summary = summarise(replies);
    const comparisons = compare(summary.measures, agreed?.sets[set] ?? null);
    const shown = options.blind ? null : replies;
    const report = options.report ?? join('reports', `${set}.html`);
    await mkdir(dirname(report), { recursive: true });
    await writeFile(report, renderReport({ set, day: yuece.clock.today(), summary, comparisons, replies: shown }));
    if (agreed && options.baseline !== undefined && options.updateBaseline) {
      await writeBaseline(options.baseline, agreed, set, toBaseline(questions.length, summary.measures));
    }
    const passed = isPassed(comparisons);
    if (options.json) {
      const failed = shown?.filter(({ score }) => !score.right).map(({ question }) => question.id);
      printJson({ set, passed, report, ...withoutDurations(summary), comparisons, ...(failed ? { failed } : {}) });
    } else printText(describeEvaluation(set, summary, comparisons, options.prices));
    note(`报告：${report}`);
    // A new baseline waives what got worse, never a gate.
    const accepted = options.updateBaseline ? comparisons.every(({ gatePassed }) => gatePassed) : passed;
    if (!accepted || summary.faults > 0) process.exitCode = 1;
    const fault = replies.find((reply) => reply.fault !== null)?.fault;
    if (fault) note(`第一处出错：${fault}`);
  } finally {
    await yuece.close();
  }
}
