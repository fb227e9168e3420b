import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { openKeptRecords } from '../assemble.js';
import { Failure } from '../domain/failure.js';
import { type DocumentId, parseDocumentId } from '../domain/ids.js';
import { daysBefore } from '../gaps/china-day.js';
import { findQuestionGaps } from '../gaps/find-question-gaps.js';
import { type GapReport, gapReportJson, summariseProbes } from '../gaps/gap-report.js';
import { probeClauses } from '../gaps/probe-clauses.js';
import { renderGaps } from '../gaps/render-gaps.js';
import { GAPS } from '../gaps/thresholds.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { dataDirectoryOf, open } from './open.js';
import { dataDir, day, json, misuse, positive } from './options.js';
import { note, printJson, printText } from './print.js';
import { progressBar } from './progress-bar.js';

interface GapsOptions {
  readonly out: string;
  readonly since?: string;
  readonly asOf?: string;
  readonly document?: readonly string[];
  readonly minConversations: number;
  readonly json?: boolean;
  readonly dataDir?: string;
}

/** Recorded questions that are looked at unless `--since` says otherwise, in days. */
const LOOK_BACK = 90;

/** `gaps`: clauses that no question finds, and recorded questions that no clause answers. */
export function addGaps(program: Command): void {
  const command = program
    .command('gaps')
    .description('缺口报告：不易找到的条款，没有条款回答的问题')
    .option('--out <文件>', '报告写到哪里', join('reports', 'gaps.html'))
    .option('--since <日期>', `从哪一天的记录看起，默认 ${LOOK_BACK} 天前`, day)
    .option('--as-of <日期>', '按哪一天判断文件效力，默认今天', day)
    .option('--document <编号>', '只检查这份文件的条款，可以写多次，默认全部', also)
    .option('--min-conversations <数目>', '至少多少次会话问到才列出问题，不少于 2', positive, GAPS.conversationsShown)
    .addOption(json())
    .addOption(dataDir());
  command.action(async (options: GapsOptions) => {
    if (options.minConversations < 2) misuse(command, '--min-conversations 不少于 2：只有一次会话问到的事不列出。');
    const report = await findGaps(options);
    await mkdir(dirname(options.out), { recursive: true });
    await writeFile(options.out, renderGaps(report.gaps, report.day));
    if (options.json) printJson({ report: options.out, ...gapReportJson(report.gaps) });
    else printText(describe(report.gaps));
    note(`报告：${options.out}`);
  });
}

async function findGaps(options: GapsOptions): Promise<{ readonly gaps: GapReport; readonly day: string }> {
  // Opened without records, so that asking the recorded questions again records nothing.
  const yuece = await open(options.dataDir);
  const records = await openKeptRecords(dataDirectoryOf(options.dataDir));
  try {
    const index = yuece.index();
    const today = yuece.clock.today();
    const asOf = options.asOf ?? today;
    const documentIds = options.document?.map((id) => documentIn(index, id));
    const bar = progressBar('检查条款');
    const probing = await probeClauses(
      { ...yuece, index, layWords: yuece.vocabulary.layWords },
      { asOf, onProgress: bar.report, ...(documentIds ? { documentIds } : {}) },
    ).finally(bar.stop);
    if (records) note('正在重新提问记录下来的问题');
    const since = options.since ?? daysBefore(today, LOOK_BACK);
    const conversationsShown = options.minConversations;
    const questions =
      records && (await findQuestionGaps(records, { ...yuece, index }, { since, asOf, conversationsShown }));
    return { gaps: { asOf, probing, questions }, day: today };
  } finally {
    await records?.close();
    await yuece.close();
  }
}

/** One more value of an option that may be given several times. */
const also = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function documentIn(index: ClauseIndex, text: string): DocumentId {
  const id = parseDocumentId(text);
  if (id && index.document(id)) return id;
  throw new Failure('not_found', `no document ${text} in the index`);
}

function describe({ probing, questions }: GapReport): string {
  const { findings, unasked } = probing;
  const all = summariseProbes(probing);
  const hard = findings.filter(({ shareFirst }) => shareFirst < GAPS.wellFound);
  return [
    `条款 ${findings.length + unasked.length} 条，问句 ${all.questions} 个，排第一 ${all.first} 个，前 ${GAPS.depth} 条内 ${all.found} 个`,
    `不易找到 ${hard.length} 条${hard.length > 0 ? `：${hard.map(({ clause }) => clause.label).join('；')}` : ''}`,
    questions === null
      ? '没有会话记录'
      : `${questions.since} 以来的政策问题 ${questions.asked} 个，未能答复 ${questions.unanswered} 个，归为 ${questions.clusters.length} 类；会话太少不列出的 ${questions.hidden.clusters} 类 ${questions.hidden.questions} 个`,
  ].join('\n');
}
