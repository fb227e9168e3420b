import { describe, expect, it } from 'vitest';
import type { WordingReport } from '../../src/answer/model/word-answer.js';
import { measureModel } from '../../src/evaluation/measure-model.js';

const report = (given: Partial<WordingReport>): WordingReport => ({
  model: 'm',
  kept: 0,
  believed: 0,
  disbelieved: [],
  fault: null,
  firstMs: null,
  totalMs: 10,
  ...given,
});
const disbelief = (kind: string) => ({ statement: '', kind, detail: '' });
const use = { inputTokens: 100, outputTokens: 20, prompts: [] };

describe('what a model did over a set', () => {
  it('is nothing where no model was asked', () => {
    expect(measureModel([])).toBeNull();
    expect(measureModel([{ wording: null, use: { inputTokens: 0, outputTokens: 0, prompts: [] } }])).toBeNull();
  });

  it('counts statements believed and not, by kind, and what they cost', () => {
    const measured = measureModel([
      { wording: report({ kept: 2, believed: 3, disbelieved: [disbelief('figure')], firstMs: 4 }), use },
      { wording: report({ disbelieved: [disbelief('figure'), disbelief('uncited')], totalMs: 30 }), use },
      { wording: report({ fault: { reason: 'timeout', message: '' } }), use },
      { use },
    ]);
    expect(measured).toMatchObject({
      model: 'm',
      asked: 3,
      worded: 1,
      statements: 6,
      faithfulness: 0.5,
      disbelieved: { figure: 2, uncited: 1 },
      faults: { timeout: 1 },
      inputTokens: 400,
      outputTokens: 80,
    });
    expect(measured?.wording.max).toBe(30);
    expect(measured?.first.count).toBe(1);
  });
});
