import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { measureLatency, percentile } from '../../src/evaluation/measure-latency.js';
import { summarise } from '../../src/evaluation/summarise.js';
import { aQuestion, aReply, aRightReply, DECLINE, GROUND, scored } from '../support/evaluation-builders.js';

const declined = (confidence?: number) =>
  aReply({ outcome: 'no_basis', ...(confidence === undefined ? {} : { confidence }) });

describe('the summary of a run', () => {
  it('counts each share over the questions that ask for it', async () => {
    const { measures } = summarise(
      await scored(
        [aQuestion(), aRightReply()],
        [aQuestion(), declined()],
        [aQuestion(DECLINE, { kind: 'out-of-scope' }), declined()],
        [aQuestion({ ...DECLINE, outcomes: ['greeting'] }, { kind: 'greeting' }), aReply({ outcome: 'greeting' })],
      ),
    );
    expect(measures.right).toEqual({ value: 0.75, count: 3, of: 4 });
    expect(measures.rightClauseFirst).toEqual({ value: 0.5, count: 1, of: 2 });
    expect(measures.falseRefusals).toEqual({ value: 0.5, count: 1, of: 2 });
    expect(measures.rightRefusals).toEqual({ value: 1, count: 1, of: 1 });
    expect(measures.verbatim).toEqual({ value: 1, count: 1, of: 1 });
    expect(measures.mustInclude.value).toBeNull();
  });

  it('keeps kinds and variants apart and leaves empty ones out', async () => {
    const { byKind, byVariant } = summarise(
      await scored(
        [aQuestion({}, { variant: 'cantonese' }), aRightReply()],
        [aQuestion(DECLINE, { kind: 'attack' }), aRightReply()],
      ),
    );
    expect(byKind.map(({ group, measures }) => [group, measures.right.value])).toEqual([
      ['lay', 1],
      ['attack', 0],
    ]);
    expect(byVariant.map(({ group }) => group)).toEqual(['plain', 'cantonese']);
  });

  it('shows what came of questions by what they demanded', async () => {
    const { confusion } = summarise(
      await scored(
        [aQuestion(), aRightReply()],
        [aQuestion(), declined()],
        [aQuestion(DECLINE), declined()],
        [aQuestion({ outcomes: ['handoff'], clauses: [] }), aReply({ outcome: 'refused' })],
      ),
    );
    const counts = confusion.map(({ expected, got }) => [expected, got.answered, got.no_basis, got.refused]);
    expect(counts).toEqual([
      ['answer', 1, 1, 0],
      ['refuse', 0, 1, 0],
      ['handoff', 0, 0, 1],
    ]);
  });

  it('asks in order, sends history as earlier user turns, and reports progress', async () => {
    const asked: unknown[] = [];
    const progress: string[] = [];
    const questions = [aQuestion({}, { history: ['先前的问题'] }), aQuestion({}, { id: 'q-2', question: '第二问' })];
    const chat = async (question: unknown) => {
      asked.push(question);
      return aRightReply();
    };
    await evaluate(chat, questions, GROUND, {
      asOf: '2024-07-01',
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });
    expect(asked).toEqual([
      { message: '机器人有什么支持？', history: [{ role: 'user', content: '先前的问题' }], asOf: '2024-07-01' },
      { message: '第二问', asOf: '2024-07-01' },
    ]);
    expect(progress).toEqual(['1/2', '2/2']);
  });

  it('scores a fault as failed and goes on with the next question', async () => {
    let first = true;
    const chat = async () => {
      if (!first) return aRightReply();
      first = false;
      throw new Error('index damaged');
    };
    const replies = await evaluate(chat, [aQuestion(), aQuestion()], GROUND);
    expect(replies.map(({ fault, score }) => [fault, score.right])).toEqual([
      ['index damaged', false],
      [null, true],
    ]);
    // The fault took no time that says anything about an answer.
    expect(summarise(replies)).toMatchObject({ faults: 1, latency: { count: 1 } });
  });
});

describe('latency', () => {
  it('gives nearest-rank percentiles, each one of the values', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
    expect([0.5, 0.9, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 90, 95, 99, 100]);
    expect(percentile([7], 0.5)).toBe(7);
    expect(measureLatency([30, 10, 20])).toMatchObject({ count: 3, mean: 20, p50: 20, max: 30, sorted: [10, 20, 30] });
  });

  it('is null without durations', () => {
    expect(measureLatency([])).toMatchObject({ count: 0, mean: null, p50: null, p99: null, max: null });
  });
});

describe('calibration', () => {
  it('says for each threshold what would have been declined, and what answered wrongly', async () => {
    const { calibration } = summarise(
      await scored(
        [aQuestion(), aRightReply({ confidence: 0.9 })],
        [aQuestion({ clauses: ['14'] }), aRightReply({ confidence: 0.7 })],
        [aQuestion(DECLINE), declined(0.4)],
        [aQuestion(DECLINE), declined(0.6)],
        // Decided without a search, or open to both: says nothing of the threshold.
        [aQuestion(), aRightReply()],
        [aQuestion({ outcomes: ['answered', 'no_basis'] }), aRightReply({ confidence: 0.1 })],
      ),
    );
    expect(calibration.count).toBe(4);
    const at = (threshold: number) => calibration.points.find((point) => point.threshold === threshold);
    expect(at(0)).toMatchObject({ coverage: 1, falseRefusals: 0, rightRefusals: 0, risk: 0.75 });
    expect(at(0.5)).toMatchObject({ coverage: 0.75, falseRefusals: 0, rightRefusals: 0.5 });
    expect(at(0.5)?.risk).toBeCloseTo(2 / 3, 10);
    // A confidence of exactly the threshold answers.
    expect(at(0.6)).toMatchObject({ coverage: 0.75, rightRefusals: 0.5 });
    expect(at(0.8)).toMatchObject({ coverage: 0.25, falseRefusals: 0.5, rightRefusals: 1, risk: 0 });
    expect(at(1)).toMatchObject({ coverage: 0, falseRefusals: 1, rightRefusals: 1, risk: null });
    // |0.9 − 1|, |0.7 − 0|, |0.4 − 0|, |0.6 − 0|, each a quarter.
    expect(calibration.calibrationError).toBeCloseTo((0.1 + 0.7 + 0.4 + 0.6) / 4, 10);
  });

  it('puts a confidence of exactly 1 into the last bin and is null without data', async () => {
    const { calibration } = summarise(await scored([aQuestion(), aRightReply({ confidence: 1 })]));
    expect(calibration.bins.at(-1)).toMatchObject({ count: 1, meanConfidence: 1, rightShare: 1 });
    expect(summarise([]).calibration).toMatchObject({ count: 0, calibrationError: null });
  });
});
