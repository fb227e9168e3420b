import { describe, expect, it } from 'vitest';
import type { AnswerSignals } from '../../src/answer/measure-evidence.js';
import { DECISION } from '../../src/answer/weights.js';
import { type DecisionExample, fitDecision } from '../../src/evaluation/fit-decision.js';
import { randomNumbers } from '../support/made-corpus.js';

const NOTHING = {
  ...Object.fromEntries(Object.keys(DECISION.oneDocument.weight).map((name) => [name, 0])),
  joint: null,
} as unknown as AnswerSignals;

/** Answerable where `ownCoverage` is above a half, with a few exceptions; `margin` is noise. */
function examples(count: number, set = 'made'): readonly DecisionExample[] {
  const random = randomNumbers(11);
  return Array.from({ length: count }, (_, at) => {
    const ownCoverage = random();
    const signals = { ...NOTHING, ownCoverage, margin: random() };
    return { set, group: `${set}${at}`, signals, answerable: ownCoverage > 0.5 !== (at % 20 === 0) };
  });
}

describe('fitting the decision to answer', () => {
  it('finds the signal that tells, gives noise next to nothing, and says how well held-back questions are told apart', () => {
    const { oneDocument, heldBack } = fitDecision(examples(200));
    const { ownCoverage = 0, margin = Number.NaN } = oneDocument?.weight ?? {};
    expect(ownCoverage).toBeGreaterThan(3);
    expect(Math.abs(margin)).toBeLessThan(ownCoverage / 5);
    expect(heldBack.made?.area).toBeGreaterThan(0.85);
    // One in twenty is an exception: no model is perfect on it.
    expect(heldBack.made?.area).toBeLessThan(1);
  });

  it('draws the curve: the higher the threshold, the more is declined on both sides', () => {
    const curve = fitDecision(examples(200)).heldBack.made?.curve ?? [];
    expect(curve.map(({ threshold }) => threshold)).toEqual(
      [...curve.map(({ threshold }) => threshold)].sort((a, b) => a - b),
    );
    for (const side of ['falseRefusals', 'rightRefusals'] as const) {
      const shares = curve.map((point) => point[side] ?? -1);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(shares.at(-1)).toBeGreaterThan(shares[0] ?? 1);
    }
  });

  it('lets every set weigh the same: a hundred strange questions do not drown twenty of ours', () => {
    const strange = examples(400, 'strange').map((each) => ({ ...each, answerable: !each.answerable }));
    const alone = fitDecision(strange).oneDocument?.weight.ownCoverage;
    const both = fitDecision([...examples(40), ...strange]).oneDocument?.weight.ownCoverage ?? Number.NaN;
    expect(alone).toBeLessThan(-3);
    expect(Math.abs(both)).toBeLessThan(1);
  });

  it('fits what tells among many documents apart from what tells in one', () => {
    const opposite = examples(200, 'many').map(({ signals, answerable, ...each }) => ({
      ...each,
      signals: { ...signals, joint: 1 - signals.ownCoverage },
      answerable: !answerable,
    }));
    const { oneDocument, manyDocuments } = fitDecision([...examples(200), ...opposite]);
    expect(oneDocument?.weight.ownCoverage).toBeGreaterThan(2);
    expect(manyDocuments?.weight.joint).toBeGreaterThan(2);
    expect(manyDocuments?.weight).not.toHaveProperty('ownCoverage');
  });

  it('takes a set that has only questions without an answer', () => {
    const foreign = examples(30, 'foreign').map((each) => ({ ...each, answerable: false }));
    const { heldBack } = fitDecision([...examples(100), ...foreign]);
    expect(heldBack.foreign).toMatchObject({ answerable: 0, unanswerable: 30, area: null });
    expect(heldBack.foreign?.curve.every(({ falseRefusals }) => falseRefusals === null)).toBe(true);
  });

  it('needs both kinds of question', () => {
    const answerable = examples(20).map((each) => ({ ...each, answerable: true }));
    expect(() => fitDecision(answerable)).toThrow(RangeError);
    expect(() => fitDecision([])).toThrow(RangeError);
  });
});
