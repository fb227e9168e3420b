import { describe, expect, it } from 'vitest';
import { fitRanking, type RankingExample } from '../../src/evaluation/fit-ranking.js';
import { NO_SIGNALS } from '../../src/search/fuse-signals.js';
import { randomNumbers } from '../support/made-corpus.js';

const SHORT = { oneDocument: 0, longDocuments: 0, shortDocuments: 1 };
const LONG = { oneDocument: 0, longDocuments: 1, shortDocuments: 0 };

/** Questions whose right candidate is the one with the highest `telling` signal; `lexical` is noise. */
function examples(count: number, telling: 'dense' | 'specific'): readonly RankingExample[] {
  const random = randomNumbers(5);
  return Array.from({ length: count }, (_, at) => {
    const candidates = Array.from({ length: 8 }, () => ({ ...NO_SIGNALS, [telling]: random(), lexical: random() }));
    const best = Math.max(...candidates.map((signals) => signals[telling]));
    return {
      set: at % 2 === 0 ? 'even' : 'odd',
      group: `g${at}`,
      kinds: SHORT,
      relevantCount: 1,
      candidates: candidates.map((signals) => ({ signals, relevant: signals[telling] === best })),
    };
  });
}

describe('fitting the weights of the ranking', () => {
  it('finds the signal that tells, and gives noise next to nothing', () => {
    const { weight, heldBack } = fitRanking(examples(40, 'specific'));
    expect(weight.shortDocuments.specific).toBeGreaterThan(5 * Math.abs(weight.shortDocuments.lexical));
    expect(heldBack.even).toBeGreaterThan(0.95);
    expect(heldBack.odd).toBeGreaterThan(0.95);
  });

  it('reports what each signal buys: without the one that tells, held-back questions are guessed', () => {
    const { heldBack, without } = fitRanking(examples(40, 'dense'));
    expect(without.dense?.even).toBeLessThan((heldBack.even ?? 0) - 0.2);
    expect(without.lexical?.even).toBeGreaterThan((heldBack.even ?? 0) - 0.05);
    // A signal that no example has is not fitted without.
    expect(Object.keys(without).sort()).toEqual(['dense', 'lexical']);
  });

  it('tells apart what tells where documents are long from what tells where they are short', () => {
    const long = examples(30, 'dense').map((example) => ({ ...example, group: `long ${example.group}`, kinds: LONG }));
    const { weight } = fitRanking([...long, ...examples(30, 'specific')]);
    expect(weight.longDocuments.dense).toBeGreaterThan(3 * weight.longDocuments.specific);
    expect(weight.shortDocuments.specific).toBeGreaterThan(3 * weight.shortDocuments.dense);
  });

  it('gives the same weights every time', () => {
    expect(fitRanking(examples(15, 'dense'))).toEqual(fitRanking(examples(15, 'dense')));
  });

  it('counts a right clause that search did not find against the ranking', () => {
    const found = examples(20, 'dense');
    const missing = found.map((example) => ({ ...example, relevantCount: 2 }));
    expect(fitRanking(missing).heldBack.even).toBeLessThan(fitRanking(found).heldBack.even ?? 0);
  });
});
