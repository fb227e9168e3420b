import { describe, expect, it } from 'vitest';
import type { Clause } from '../../src/domain/clause.js';
import { clauseId, type DocumentId } from '../../src/domain/ids.js';
import { evaluateLegalQuestions } from '../../src/evaluation/evaluate-legal-questions.js';
import type { SearchHit, SearchOutcome } from '../../src/search/search-clauses.js';

const id = (number: string) => clauseId('law-1' as DocumentId, number);
const hit = (number: string) => ({ clause: { id: id(number) } as Clause }) as SearchHit;
const query = (at: number, relevant: readonly string[]) => ({
  id: `law-${at}`,
  question: `问${at}`,
  relevant: new Set(relevant.map(id)),
});

describe('the measures of legal questions', () => {
  it('are taken apart for odd numbers, which may be tuned on, and even ones', async () => {
    const ranked = [hit('1'), hit('2')];
    const { all, odd, even } = await evaluateLegalQuestions(
      async () => ({ hits: ranked }) as unknown as SearchOutcome,
      [query(1, ['1']), query(2, ['2', '9']), query(3, ['7']), query(4, ['1'])],
      { asOf: '2025-01-01' },
    );
    expect(odd).toMatchObject({ questions: 2, recall1: 0.5, recall10: 0.5, mrr10: 0.5, missed: ['law-3'] });
    // One of two acceptable articles found at rank 2, and one of one at rank 1.
    expect(even).toMatchObject({ questions: 2, recall10: 0.75, success10: 1, mrr10: 0.75, missed: [] });
    expect(all).toMatchObject({ questions: 4, success10: 0.75, missed: ['law-3'] });
  });
});
