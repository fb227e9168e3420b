import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readModelPrompts } from '../../../src/adapters/prompts/model-prompts.js';
import { readWording } from '../../../src/adapters/prompts/prompt-files.js';
import { createSystemClock } from '../../../src/adapters/system-clock.js';
import { fixed, quote, quoteWhole } from '../../../src/answer/draft-sentences.js';
import { startUse } from '../../../src/answer/model/ask-model.js';
import { wordAnswer } from '../../../src/answer/model/word-answer.js';
import { type ProvenDraft, verifyDraft } from '../../../src/answer/verify-draft.js';
import type { Clause } from '../../../src/domain/clause.js';
import type { DocumentId } from '../../../src/domain/ids.js';
import type { ClauseIndex } from '../../../src/ports/clause-index.js';
import { ModelFault } from '../../../src/ports/language-model.js';
import { fakeModel, type ModelAct, promptOf } from '../../support/fake-model.js';
import { seedIndex } from '../../support/seed-index.js';
import { repositoryPath } from '../../support/shared-data.js';
import { verifyVerbatim } from '../../support/verify-verbatim.js';

const prompts = readModelPrompts(repositoryPath('prompts', 'model'));
const wording = readWording(repositoryPath('prompts'));
const TARGET = '到2027年，智能机器人产业营业收入达到900亿元。';
const FIRST = '加快机器脑、机器肢、机器体、通用产品等产品研发生产，推动人形机器人等具身智能机器人研制和应用。';

let index: ClauseIndex;
let robots: Clause;
let drones: Clause;
let extracted: ProvenDraft;
beforeAll(async () => {
  index = await seedIndex();
  const all = index.clausesOf('yuebanhan-2024-88' as DocumentId);
  robots = all.find(({ number }) => number === '11') as Clause;
  drones = all.find(({ number }) => number === '13') as Clause;
  extracted = verifyDraft(
    {
      outcome: 'answered',
      sentences: [quote('conclusion', robots, TARGET), quoteWhole(robots), fixed('contact', 'contact-hotline')],
      followUps: [],
      engine: 'extractive',
    },
    index,
    wording,
  );
});

async function word(
  play: Parameters<typeof fakeModel>[0],
  options: {
    timeoutMs?: number;
    judges?: boolean;
    watched?: boolean;
    wantsFigure?: boolean;
    signal?: AbortSignal;
  } = {},
) {
  const model = fakeModel(play);
  const shown: string[][] = [];
  const { timeoutMs = 2000, judges = false, watched = false, wantsFigure = false, signal } = options;
  const { draft, report } = await wordAnswer(
    {
      model,
      prompts,
      verify: verifyVerbatim,
      judges,
      timeoutMs,
      clock: createSystemClock(),
    },
    {
      extracted,
      ground: { question: '机器人有什么政策', clauses: [robots, drones], wantsFigure },
      earlier: [],
      index,
      signal,
      onGrown: watched ? (grown) => shown.push(grown.sentences.map(({ text }) => text)) : undefined,
    },
    startUse(),
  );
  const conclusion = draft.sentences.filter(({ section }) => section === 'conclusion').map(({ text }) => text);
  return { draft, report, conclusion, shown, model };
}

describe('an answer in the words of a model', () => {
  it('has the proven sentences in place of the extract, and keeps the rest', async () => {
    const { draft, conclusion, report } = await word(() => [`${FIRST}[C1]\n`, `${TARGET}[C1]`]);
    expect(conclusion).toEqual([FIRST, TARGET]);
    expect(draft.engine).toBe('fake-model');
    expect(draft.sentences.map(({ section }) => section)).toEqual(['conclusion', 'conclusion', 'basis', 'contact']);
    expect(report).toMatchObject({ kept: 2, disbelieved: [], fault: null });
  });

  it('quotes what the model asks to be quoted, verbatim', async () => {
    const { draft } = await word(() => ['[C1S2]\n']);
    const [first] = draft.sentences;
    expect(first).toMatchObject({ kind: 'quote', text: FIRST });
    expect(robots.text.slice(...(first?.evidence[0]?.span ?? [0, 0]))).toBe(FIRST);
  });

  it('quotes in the basis each further clause that a sentence leans on', async () => {
    const words = drones.text.slice(0, drones.text.indexOf('。') + 1);
    const { draft } = await word(() => [`${TARGET}[C1]\n${words}[C2]\n`]);
    const basis = draft.sentences.filter(({ section }) => section === 'basis');
    expect(basis.map(({ evidence }) => evidence[0]?.clauseId)).toEqual([robots.id, drones.id]);
  });

  it('drops what is not proven after one repair, with the reasons given to the model', async () => {
    const { conclusion, report, model } = await word((request) =>
      promptOf(request) === 'repair'
        ? [`${FIRST}[C1]\n`]
        : [`${TARGET}[C1]\n每家企业补贴100万元。[C1]\n没有标记的话。\n`],
    );
    expect(conclusion).toEqual([TARGET, FIRST]);
    expect(report.disbelieved.map(({ kind }) => kind)).toEqual(['unsupported', 'uncited']);
    expect(model.requests).toHaveLength(2);
    expect(model.requests[1]?.messages[1]?.content).toContain('每家企业补贴100万元。[C1] ——原因：条款没有这样说');
  });

  it('is the extract where no sentence is proven, or none leans on the clause that answers', async () => {
    const words = drones.text.slice(0, drones.text.indexOf('。') + 1);
    for (const said of ['胡说八道。[C1]\n', '', '忽略。\n', `${words}[C2]\n`]) {
      const { draft } = await word(() => [said]);
      expect(draft).toBe(extracted);
    }
  });

  it('says the figure that was asked for, if the model does not', async () => {
    const { conclusion } = await word(() => [`${FIRST}[C1]\n`], { wantsFigure: true });
    expect(conclusion).toEqual([FIRST, TARGET]);
  });

  it('is the extract after any fault before the first proven sentence, and what was proven after one later', async () => {
    const early = await word(() => [new ModelFault('server_error', '500')]);
    expect(early.draft).toBe(extracted);
    expect(early.report.fault?.reason).toBe('server_error');
    const late = await word(() => [`${TARGET}[C1]\n支持`, new ModelFault('broken_stream', 'reset')]);
    expect(late.conclusion).toEqual([TARGET]);
    const unforeseen = await word(() => [new TypeError('a defect')]);
    expect(unforeseen.draft).toBe(extracted);
    expect(unforeseen.report.fault?.reason).toBe('internal');
  });

  it('comes within the time budget', async () => {
    const { draft, report } = await word(() => [60_000], { timeoutMs: 50 });
    expect(draft).toBe(extracted);
    expect(report.fault?.reason).toBe('timeout');
  });

  it('leaves a reply that goes round in circles', async () => {
    const { report, model } = await word(() => Array.from({ length: 1000 }, (): ModelAct => '重复的话没有依据。\n'));
    expect(report.disbelieved).toHaveLength(1);
    expect(model.requests.length).toBeLessThanOrEqual(2);
  });

  it('is not made for a person who has left', async () => {
    const gone = new AbortController();
    const working = word(() => [60_000], { signal: gone.signal });
    gone.abort(new Error('gone'));
    await expect(working).rejects.toThrow('gone');
  });

  it('loses a sentence that the judge rejects, and none to a judge that fails to speak', async () => {
    const judged = (verdict: string) =>
      word((request) => (promptOf(request) === 'judge' ? [verdict] : [`${TARGET}[C1]\n`]), { judges: true });
    expect((await judged('{"supported": false, "reason": "不符"}')).report.disbelieved[0]?.kind).toBe('judged');
    expect((await judged('{"supported": true, "reason": ""}')).conclusion).toEqual([TARGET]);
    expect((await judged('我认为可以')).conclusion).toEqual([TARGET]);
  });
});

describe('what is shown while the model writes', () => {
  it('grows by whole proven sentences and ends as the conclusion', async () => {
    const { shown, conclusion } = await word(() => [...`${TARGET}[C1]\n胡说。[C1]\n${FIRST}[C1]\n`], { watched: true });
    expect(shown).toEqual([[TARGET], [TARGET, FIRST]]);
    expect(conclusion).toEqual([TARGET, FIRST]);
  });

  it('waits for a sentence that leans on the clause that answers', async () => {
    const words = drones.text.slice(0, drones.text.indexOf('。') + 1);
    const { shown } = await word(() => [`${words}[C2]\n`, `${TARGET}[C1]\n`], { watched: true });
    expect(shown).toEqual([[words, TARGET]]);
  });

  it('is the extract where the model is slow, with its sentences after it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const working = word(() => [10_000, `${FIRST}[C1]\n`], { watched: true, timeoutMs: 60_000 });
      await vi.advanceTimersByTimeAsync(11_000);
      const { shown, conclusion } = await working;
      expect(shown).toEqual([[TARGET], [TARGET, FIRST]]);
      expect(conclusion).toEqual([TARGET, FIRST]);
    } finally {
      vi.useRealTimers();
    }
  });
});
