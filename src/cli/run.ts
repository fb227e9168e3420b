import { Command, CommanderError } from 'commander';
import { Failure } from '../domain/failure.js';
import { addAsk } from './ask.js';
import { addClause } from './clause.js';
import { addCrossEncoderExamples } from './cross-encoder-examples.js';
import { addDocuments } from './documents.js';
import { addDraft, addDrafts } from './draft.js';
import { addEvaluate } from './evaluate.js';
import { addFitDecision } from './fit-decision.js';
import { addFitRanking } from './fit-ranking.js';
import { addFitSupport } from './fit-support.js';
import { addGaps } from './gaps.js';
import { addIngest } from './ingest.js';
import { addMcp } from './mcp.js';
import { addModels } from './models.js';
import { addDiscard, addPublish } from './publish.js';
import { addRefresh } from './refresh.js';
import { addSearch } from './search.js';
import { addServe } from './serve.js';
import { speakChinese } from './speak-chinese.js';
import { addVersions } from './versions.js';
import { addWithdraw } from './withdraw.js';

/** Exit codes of every command: 0 done, 1 failed, 2 wrong usage. */
const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs one command line and returns its exit code. Results go to stdout, everything else to stderr. */
export async function run(words: readonly string[]): Promise<number> {
  const program = new Command('yuece').description('粤策 · 广东人工智能政策咨询助手：查询、问答、建库与评测');
  const commands = [
    ...[addAsk, addSearch, addClause, addDocuments, addIngest, addServe, addMcp],
    ...[addDraft, addDrafts, addPublish, addDiscard, addWithdraw, addVersions, addRefresh],
    ...[addEvaluate, addFitRanking, addFitDecision, addFitSupport, addCrossEncoderExamples, addGaps, addModels],
  ];
  for (const add of commands) add(program);
  speakChinese(program);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : WRONG_USAGE;
    process.stderr.write(`${describe(fault)}\n`);
    return FAILED;
  }
}

function describe(fault: unknown): string {
  if (fault instanceof Failure) return `${fault.publicMessage}（${fault.message}）`;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
