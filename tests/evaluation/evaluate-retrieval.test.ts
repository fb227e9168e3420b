import { describe, expect, it } from 'vitest';
import type { Clause } from '../../src/domain/clause.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import { evaluatePassageAnswers } from '../../src/evaluation/evaluate-passage-answers.js';
import { evaluateRecitation } from '../../src/evaluation/evaluate-recitation.js';
import { evaluateRetrieval } from '../../src/evaluation/evaluate-retrieval.js';
import { judgeRelevance } from '../../src/evaluation/judge-relevance.js';
import { aCitation, aClause, aReply, documentId, POLICY } from '../support/evaluation-builders.js';
import { outcomeOf } from '../support/search-outcome.js';

const OTHER = documentId('other');
const first = aClause('1', '补助金额不超过 50 万元。');
const second = aClause('2', '由市商务局负责。');
const elsewhere = aClause('1', '补助金额不超过50万元。', OTHER);
const index = { clausesOf: (id: string) => [first, second, elsewhere].filter((clause) => clause.documentId === id) };
const corpus = { ...index, documents: () => [POLICY, OTHER].map((id) => ({ id }) as PolicyDocument) };
const query = { id: 'q', question: '补助多少', documentId: POLICY, answer: '不超过50万元' };
const run = (...clauses: Clause[]) =>
  evaluateRetrieval(async () => outcomeOf(...clauses), corpus, [query], { asOf: '2024-07-01' });

describe('relevance by the words of the answer', () => {
  it('is of every clause that holds them, blanks and full-width forms aside', () => {
    const clauses = [
      { id: 'a', text: '不超过 ５０ 万元' },
      { id: 'b', text: '五十万元' },
      { id: 'c', text: '补助不超过50万元。' },
    ];
    expect(judgeRelevance(clauses, '不超过50万元')).toEqual({ relevant: new Set(['a', 'c']), state: 'whole' });
  });

  it('is of the clause with most of them where the cut of clauses runs through the answer', () => {
    const clauses = [
      { id: 'a', text: '甲。简化手续，缩短时限，' },
      { id: 'b', text: '提高效率。' },
      { id: 'c', text: '无关。' },
    ];
    expect(judgeRelevance(clauses, '简化手续，缩短时限，提高效率。')).toEqual({
      relevant: new Set(['a']),
      state: 'split',
    });
  });

  it('is of none where none has a word of it', () => {
    expect(judgeRelevance([{ id: 'a', text: '甲乙' }], '丙丁')).toEqual({ relevant: new Set(), state: 'lost' });
  });
});

describe('the evaluation of retrieval', () => {
  it('judges passages of the right document, passages anywhere, and documents apart', async () => {
    const { passage, anywhere, document } = await run(elsewhere, second, first);
    expect(passage).toMatchObject({ ndcg10: 0.5, recall1: 0, recall10: 1, success1: 0, success10: 1 });
    expect(passage.mrr10).toBeCloseTo(1 / 3, 10);
    // The same words in the other document count here: first and third of two.
    expect(anywhere).toMatchObject({ recall1: 0.5, recall10: 1, success1: 1, mrr10: 1 });
    expect(anywhere.ndcg10).toBeCloseTo(1.5 / 1.63093, 4);
    // Documents rank by their first hit: other, then the right one.
    expect(document).toMatchObject({ recall1: 0, recall10: 1, mrr10: 0.5 });
  });

  it('gains once from a clause that comes twice', async () => {
    expect((await run(first, first)).passage.ndcg10).toBe(1);
  });

  it('looks ten hits deep', async () => {
    const far = Array.from({ length: 10 }, (_, at) => aClause(`${at + 1}`, '无关', OTHER));
    expect((await run(...far, first)).passage).toMatchObject({ ndcg10: 0, recall10: 0, mrr10: 0 });
  });

  it('has no figures without queries', async () => {
    const { passage } = await evaluateRetrieval(async () => outcomeOf(), corpus, [], { asOf: '2024-07-01' });
    expect(passage.ndcg10).toBeNull();
  });
});

describe('the evaluation of answers from passages', () => {
  it('counts refusals on both sides, the right document and the quoted answer', async () => {
    const replies = [
      aReply({ citations: [{ ...aCitation(1, '13'), quote: '补助金额不超过 50 万元。' }] }),
      aReply({ outcome: 'no_basis' }),
      aReply({ outcome: 'no_basis' }),
      aReply({ citations: [{ ...aCitation(1, '13'), documentId: OTHER }] }),
    ];
    const answered = { ...query, answerable: true } as const;
    const open = { id: 'u', question: '无关', answerable: false } as const;
    const chat = async () => replies.shift() ?? aReply();
    const result = await evaluatePassageAnswers(chat, [answered, answered, open, open], { asOf: '2024-07-01' });
    expect(result).toMatchObject({
      answerable: 2,
      unanswerable: 2,
      falseRefusals: 0.5,
      rightDocumentFirst: 0.5,
      answerQuoted: 0.5,
      rightRefusals: 0.5,
    });
  });
});

describe('the evaluation of recitation', () => {
  const question = {
    id: 'r',
    question: '第十三条的内容是什么',
    clauseId: aCitation(1, '13').clauseId,
    answer: '甲，乙丙。',
  };
  const reciting = (quote: string, locator = '13') =>
    evaluateRecitation(async () => aReply({ citations: [{ ...aCitation(1, locator), quote }] }), [question]);

  it('is right where the article stands first and is quoted whole, punctuation aside', async () => {
    expect(await reciting('甲\n乙丙')).toMatchObject({ citedFirst: 1, quotedWhole: 1, right: 1 });
  });

  it('is wrong for a part of the article, and for its words under another number', async () => {
    expect(await reciting('甲')).toMatchObject({ citedFirst: 1, quotedWhole: 0, right: 0 });
    expect(await reciting('甲，乙丙。', '14')).toMatchObject({ citedFirst: 0, quotedWhole: 0, right: 0 });
  });
});
