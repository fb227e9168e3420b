import { Failure } from '../../domain/failure.js';
import type { ClauseIndex } from '../../ports/clause-index.js';
import type { Clock } from '../../ports/clock.js';
import { type LanguageModel, ModelFault, type ModelFaultReason } from '../../ports/language-model.js';
import type { Prompts } from '../../ports/prompts.js';
import type { ProvenDraft } from '../verify-draft.js';
import { askModel, type ModelUse, readStatements } from './ask-model.js';
import type { Ground } from './ground.js';
import { judgeStatement } from './judge-statement.js';
import { listEarlier } from './list-earlier.js';
import { numberClauses, showClauses } from './number-clauses.js';
import { type Disbelief, proveStatement } from './prove-statement.js';
import type { VerifyStatement } from './verify-statement.js';
import { MODEL_WORDING } from './weights.js';
import { openConclusion } from './worded-conclusion.js';

export interface ModelParts {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly verify: VerifyStatement;
  /** Whether the model is also asked for a second opinion on each statement; it may only reject. */
  readonly judges: boolean;
  /** Milliseconds that the model may take for one answer, repair included. */
  readonly timeoutMs: number;
}

export interface WordingTask {
  /** The proven extractive answer, which is sent where the model does not do better. */
  readonly extracted: ProvenDraft;
  readonly ground: Ground;
  /** The person's earlier messages, masked. */
  readonly earlier: readonly string[];
  readonly index: ClauseIndex;
  /** Aborted when the person has left: the work stops and throws the reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told what may be shown whenever it has grown; absent where nobody watches. */
  readonly onGrown?: ((draft: ProvenDraft) => void) | undefined;
}

/** What the model did, for the log, the metrics and the evaluation. Never sent. */
export interface WordingReport {
  readonly model: string;
  /** Sentences of the answer that are the model's. */
  readonly kept: number;
  /** Statements that the verifier believed, at the first attempt or the second. */
  readonly believed: number;
  readonly disbelieved: readonly Disbelief[];
  /** Why the model gave no whole reply; null where it did. `message` is for the log. */
  readonly fault: { readonly reason: ModelFaultReason | 'internal'; readonly message: string } | null;
  /** Milliseconds to the first proven sentence; null where there is none. */
  readonly firstMs: number | null;
  readonly totalMs: number;
}

export interface WordedAnswer {
  readonly draft: ProvenDraft;
  readonly report: WordingReport;
}

/**
 * An extractive answer in the words of a model: compose → verify each sentence → repair once. Whatever the model does, what
 * comes back is proven; a fault ends the wording, never the answer.
 */
export async function wordAnswer(
  parts: ModelParts & { readonly clock: Clock },
  { extracted, ground, earlier, index, signal, onGrown }: WordingTask,
  use: ModelUse,
): Promise<WordedAnswer> {
  const { model, prompts, clock, timeoutMs } = parts;
  const started = clock.monotonic();
  const numbered = numberClauses(ground.clauses);
  const clauses = showClauses(numbered);
  const conclusion = openConclusion(extracted, ground.wantsFigure, index);
  const disbelieved: Disbelief[] = [];
  const seen = new Set<string>();
  let believed = 0;
  let firstMs: number | null = null;
  const time = AbortSignal.timeout(timeoutMs);
  const until = signal ? AbortSignal.any([signal, time]) : time;
  const show = (): void => {
    const shown = onGrown && conclusion.shown();
    if (shown) onGrown(shown);
  };
  const patience =
    onGrown &&
    setTimeout(() => {
      conclusion.showExtract();
      show();
    }, MODEL_WORDING.patienceMs);
  const proving = {
    ...parts,
    ...(parts.judges && {
      judge: (text: string, cited: Ground['clauses']) => judgeStatement(parts, text, cited, use, until),
    }),
  };
  let wantsMore = true;
  /** Proves statements as they come; where each is judged too, when the reply has ended: a call within a call could wait for itself. */
  const proveAll = async (pieces: AsyncIterable<string>): Promise<void> => {
    const statements = readStatements(pieces, seen);
    for await (const statement of parts.judges ? await collect(statements) : statements) {
      const proof = await proveStatement(proving, statement, numbered);
      until.throwIfAborted();
      if ('disbelief' in proof) {
        disbelieved.push(proof.disbelief);
        continue;
      }
      believed += 1;
      firstMs ??= clock.monotonic() - started;
      wantsMore = conclusion.add(proof.sentences);
      show();
      if (!wantsMore) break;
    }
  };

  let fault: WordingReport['fault'] = null;
  try {
    const { question } = ground;
    await proveAll(
      askModel(model, prompts.compose, { question, earlier: listEarlier(earlier), clauses }, use, { signal: until }),
    );
    if (disbelieved.length > 0 && wantsMore && clock.monotonic() - started < timeoutMs * MODEL_WORDING.repairBefore) {
      const faults = disbelieved.map(({ statement, detail }) => `- ${statement} ——原因：${detail}`).join('\n');
      await proveAll(askModel(model, prompts.repair, { question, clauses, faults }, use, { signal: until }));
    }
  } catch (cause) {
    signal?.throwIfAborted();
    // A fault of ours is no fault of the model's, and is not hidden behind an extract.
    if (cause instanceof Failure) throw cause;
    const reason = time.aborted ? 'timeout' : cause instanceof ModelFault ? cause.reason : 'internal';
    fault = { reason, message: String(cause) };
  } finally {
    clearTimeout(patience);
  }
  const draft = conclusion.whole(model.name);
  const report: WordingReport = {
    model: model.name,
    kept: draft.sentences.filter((one) => one.section === 'conclusion' && !extracted.sentences.includes(one)).length,
    believed,
    disbelieved,
    fault,
    firstMs,
    totalMs: clock.monotonic() - started,
  };
  return { draft, report };
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
