import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenaiLanguageModel } from '../../src/adapters/models/openai-language-model.js';
import { readStatementSet } from '../../src/adapters/statement-files.js';
import type { ChatReply } from '../../src/answer/chat.js';
import type { DocumentId } from '../../src/domain/ids.js';
import {
  inventedClauses,
  inventedFigures,
  nonVerbatimQuotes,
  uncitedSentences,
} from '../../src/evaluation/check-proof.js';
import { type CorruptedText, corruptStatements } from '../../src/evaluation/corrupt-statements.js';
import type { LanguageModel } from '../../src/ports/language-model.js';
import { FAULT_SCRIPTS } from '../support/model-fault-scripts.js';
import { type ModelScript, says } from '../support/model-script.js';
import { closedBaseUrl, type ModelServer, startModelServer } from '../support/scripted-model-server.js';
import { openSeedYuece } from '../support/seed-yuece.js';
import { repositoryPath } from '../support/shared-data.js';

const SEED = 'yuebanhan-2024-88' as DocumentId;
const DAY = '2025-01-01';
const TIMEOUT_MS = 400;
/** A machine may be busy: what is measured is that nothing waits for a model that does not come back. */
const SLACK_MS = 8000;
/** Asked both streamed and not; the others in turn. */
const TWICE: readonly string[] = ['number', 'year', 'unit', 'comparator', 'invented'];

type Falsehood = Pick<CorruptedText, 'text' | 'clauses'> & { readonly kind: string };

let server: ModelServer;
let endpoint: LanguageModel;
const openEndpoint = (baseUrl: string): LanguageModel =>
  createOpenaiLanguageModel({ baseUrl, model: 'scripted', apiKey: null, timeoutMs: TIMEOUT_MS, concurrency: 4 });
const model: LanguageModel = { name: 'scripted', stream: (request) => endpoint.stream(request) };
const yuece = openSeedYuece({ languageModel: { model, judges: false, timeoutMs: TIMEOUT_MS } });
const plain = openSeedYuece();
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

/** Asks once, streamed or not, over an endpoint that has not failed before. */
async function ask(message: string, isStreamed: boolean, baseUrl = server.baseUrl): Promise<ChatReply> {
  endpoint = openEndpoint(baseUrl);
  const deltas: string[] = [];
  const reply = await yuece().chat(
    { message, asOf: DAY },
    isStreamed ? { delta: (text) => deltas.push(text) } : undefined,
  );
  if (isStreamed) expect(deltas.join('')).toBe(reply.markdown);
  return reply;
}

function expectProven(reply: ChatReply): void {
  const index = yuece().index();
  const question = { question: '', history: [] } as never;
  expect(nonVerbatimQuotes(reply, index)).toEqual([]);
  expect(inventedClauses(question, reply, { index, documentId: SEED })).toEqual([]);
  expect(inventedFigures(reply, index)).toEqual([]);
  expect(uncitedSentences(reply)).toEqual([]);
}

describe('a model that fails', () => {
  const QUESTION = '省里怎么支持机器人企业';

  it.each(Object.entries(FAULT_SCRIPTS))('%s: a proven answer in time', async (_, script) => {
    server.follow(script);
    for (const isStreamed of [false, true]) {
      const reply = await ask(QUESTION, isStreamed);
      expect(reply.outcome).toBe('answered');
      expectProven(reply);
      expect(reply.markdown).toBe((await plain().chat({ message: QUESTION, asOf: DAY })).markdown);
      expect(reply.timings.totalMs).toBeLessThan(TIMEOUT_MS + SLACK_MS);
      expect(reply.wording).toMatchObject({ kept: 0 });
    }
  });

  it('that refuses the connection: a proven answer, and the reason for the log', async () => {
    const reply = await ask(QUESTION, true, await closedBaseUrl());
    expect(reply.engine).toBe('extractive');
    expect(reply.wording?.fault?.reason).toMatch(/unreachable|timeout/u);
  });

  it('after a true sentence: what was proven stays, the rest is the extract’s', async () => {
    const SENTENCE = '省里会加快机器脑、机器肢、机器体等产品的研发生产。';
    const after: readonly ModelScript[] = [
      { kind: 'reply', pieces: [`${SENTENCE}[C1]\n`, '每家补贴'], breakAfter: 2 },
      { kind: 'reply', pieces: [`${SENTENCE}[C1]\n`, '每家补贴'], finish: 'content_filter' },
      { kind: 'reply', pieces: [`<think>先想想[C1]\n</think>${SENTENCE}[C1]\n`] },
      { kind: 'reply', thinking: ['每家补贴100万元。[C1]\n'], pieces: [`${SENTENCE}[C1]\n`] },
    ];
    for (const script of after) {
      server.follow(({ body }) => (body.messages?.[0]?.content.includes('撰稿人') ? script : says('')));
      const reply = await ask(QUESTION, true);
      expect(reply.sentences[0]?.text).toBe(SENTENCE);
      expect(reply.markdown).not.toMatch(/补贴|先想想/u);
      expectProven(reply);
    }
  });
});

describe('a model that writes falsehoods', () => {
  it('sends none in a thousand answers, streaming and not', async () => {
    const { statements } = readStatementSet(repositoryPath('seeds', 'statements'));
    const measures = yuece()
      .index()
      .clausesOf(SEED)
      .filter(({ kind }) => kind === 'measure');
    const numbers = measures.map(({ number }) => number);
    const ofOneMeasure = statements.filter(
      // The held ones are only ever counted: a failure would print them.
      ({ clauses: [number = '', ...others], half }) =>
        half === 'tuning' && others.length === 0 && numbers.includes(number),
    );
    const truths = ofOneMeasure.filter(({ isTrue }) => isTrue);
    const falsehoods: readonly Falsehood[] = [
      ...corruptStatements(truths, numbers),
      ...ofOneMeasure.map(({ kind, ...each }) => ({ ...each, kind: kind ?? '' })).filter(({ kind }) => kind !== ''),
    ];
    let runs = 0;
    const passed: string[] = [];
    for (const { number, heading } of measures) {
      // A statement whose clause was swapped is false of the clause that it now names.
      const own = falsehoods.filter(({ clauses: [cited] }) => cited === number);
      const asked = own.flatMap((each, at) =>
        TWICE.includes(each.kind)
          ? [
              { each, isStreamed: true },
              { each, isStreamed: false },
            ]
          : [{ each, isStreamed: at % 2 === 0 }],
      );
      for (const { each, isStreamed } of asked) {
        const size = 1 + (runs % 17);
        const pieces = `${each.text}[C1]\n`.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
        server.follow(() => ({ kind: 'reply', pieces }));
        const reply = await ask(`${heading}方面，省里怎么支持`, isStreamed);
        // Not drawn from this clause, or by rules alone: nothing of the falsehood was asked for.
        if (!reply.wording || reply.citations[0]?.number !== number) break;
        runs += 1;
        if (reply.sentences.some(({ kind, text }) => kind === 'statement' && text === each.text))
          passed.push(`${each.kind}: ${each.text}`);
        expectProven(reply);
      }
    }
    process.stderr.write(`false statements of a model: ${runs} answers, ${passed.length} passed\n`);
    expect(runs).toBeGreaterThanOrEqual(1000);
    expect(passed).toEqual([]);
  }, 900_000);
});
