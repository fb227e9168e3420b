import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BM25, inverseDocumentFrequency, termFrequencyWeights } from '../../src/search/bm25.js';

const word = fc.constantFrom('算力', '机器人', '芯片', '养老', '数据');
const text = fc.array(word, { minLength: 1, maxLength: 40 });

/** BM25 as the textbook writes it, for one question and one text, counted by hand. */
function textbook(
  question: readonly string[],
  words: readonly string[],
  all: readonly (readonly string[])[],
  average: number,
): number {
  return [...new Set(question)].reduce((sum, term) => {
    const frequency = words.filter((each) => each === term).length;
    const holders = all.filter((each) => each.includes(term)).length;
    const idf = Math.log(1 + (all.length - holders + 0.5) / (holders + 0.5));
    return (
      sum + (idf * frequency * (BM25.k1 + 1)) / (frequency + BM25.k1 * (1 - BM25.b + (BM25.b * words.length) / average))
    );
  }, 0);
}

describe('BM25 in two halves', () => {
  it('stored half times idf is the textbook sum', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.array(word, { minLength: 1, maxLength: 5 }),
        (texts, question) => {
          const [first] = texts;
          const stored = new Map(termFrequencyWeights(first ?? [], 200));
          const split = [...new Set(question)].reduce((sum, term) => {
            const holders = texts.filter((each) => each.includes(term)).length;
            return sum + (stored.get(term) ?? 0) * inverseDocumentFrequency(holders, texts.length);
          }, 0);
          expect(split).toBeCloseTo(textbook(question, first ?? [], texts, 200), 10);
        },
      ),
    );
  });

  it('never counts a term against a text, even one that every text holds', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
        expect(inverseDocumentFrequency(Math.min(a, b), Math.max(a, b))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('holds long texts back: the same words weigh less in them', () => {
    const short = new Map(termFrequencyWeights(['算力'], 200)).get('算力') ?? 0;
    const long =
      new Map(termFrequencyWeights(['算力', ...Array.from({ length: 600 }, (_, at) => `${at}`)], 200)).get('算力') ?? 0;
    expect(long).toBeLessThan(short);
  });
});
