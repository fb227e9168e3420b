import { describe, expect, it } from 'vitest';
import { ModelFault } from '../../src/ports/language-model.js';
import type { Reranker } from '../../src/ports/reranker.js';
import { explainCandidate } from '../../src/search/explain-candidate.js';
import { NO_SIGNALS } from '../../src/search/fuse-signals.js';
import { createRerank } from '../../src/search/rerank-candidates.js';
import type { Candidate } from '../../src/search/retrieve.js';
import { RETRIEVAL } from '../../src/search/weights.js';
import { aClause } from '../support/evaluation-builders.js';

/** As many candidates, the first with the best score. */
const candidates = (count: number): readonly Candidate[] =>
  Array.from({ length: count }, (_, at) => ({
    clause: aClause(`${at + 1}`, `标题${at + 1}\n正文`),
    ordinal: at,
    signals: NO_SIGNALS,
    weights: NO_SIGNALS,
    parts: { ...NO_SIGNALS, lexical: 3 - at / 100 },
    score: 3 - at / 100,
  }));
const numbers = (found: readonly Candidate[]) => found.map(({ clause }) => clause.number);

/** A reranker that wants the order turned round, and tells what it was given. */
function backwards(given: string[] = []): Reranker {
  return {
    name: 'backwards',
    score: async (_, passages) => {
      given.push(...passages);
      return passages.map((_, at) => at);
    },
  };
}

describe('createRerank', () => {
  it('orders the best candidates and leaves the rest behind them', async () => {
    const given: string[] = [];
    const ordered = await createRerank(backwards(given))('问题', candidates(30));
    const best = Array.from({ length: RETRIEVAL.reranked }, (_, at) => `${RETRIEVAL.reranked - at}`);
    expect(numbers(ordered).slice(0, RETRIEVAL.reranked)).toEqual(best);
    expect(numbers(ordered).slice(RETRIEVAL.reranked)).toEqual(numbers(candidates(30)).slice(RETRIEVAL.reranked));
    expect(given).toHaveLength(RETRIEVAL.reranked);
    expect(given[0]).toContain('标题1');
  });

  it('keeps the scores in their places: what comes after reads them as distances', async () => {
    const before = candidates(5);
    const after = await createRerank(backwards())('问题', before);
    expect(after.map(({ score }) => score)).toEqual(before.map(({ score }) => score));
  });

  it('is told in the explanation, whose parts still add up to the score', async () => {
    for (const candidate of await createRerank(backwards())('问题', candidates(5))) {
      const { parts, features } = explainCandidate(candidate, 0);
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(candidate.score);
      expect(features.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(candidate.score);
      expect(features.at(-1)?.name).toBe('reranker');
    }
  });

  it('leaves the own order where the reranker fails, and says why', async () => {
    const notices: string[] = [];
    const failing: Reranker = { name: 'failing', score: () => Promise.reject(new ModelFault('timeout', 'too slow')) };
    const before = candidates(5);
    expect(await createRerank(failing, (notice) => notices.push(notice))('问题', before)).toBe(before);
    expect(notices).toEqual(['the reranker failed (timeout): too slow']);
  });

  it('asks nobody about a single candidate', async () => {
    const given: string[] = [];
    expect(numbers(await createRerank(backwards(given))('问题', candidates(1)))).toEqual(['1']);
    expect(given).toEqual([]);
  });
});
