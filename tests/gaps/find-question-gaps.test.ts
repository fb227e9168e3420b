import { describe, expect, it, vi } from 'vitest';
import type { Chat } from '../../src/answer/chat.js';
import { DECISION } from '../../src/answer/weights.js';
import type { Outcome } from '../../src/domain/answer.js';
import { findQuestionGaps, type QuestionGapOptions } from '../../src/gaps/find-question-gaps.js';
import type { RatedExchange } from '../../src/ports/records.js';
import type { SearchClauses } from '../../src/search/search-clauses.js';
import { aClause, aReply } from '../support/evaluation-builders.js';
import { ANSWER, exchange } from '../support/exchange.js';
import { createMemoryIndex } from '../support/memory-index.js';
import { outcomeOf } from '../support/search-outcome.js';

const nearest = aClause('13', '船舶');
const DAY = 24 * 60 * 60 * 1000;

/** One recorded question; the conversation is its own unless given. */
function asked(
  question: string,
  given: { outcome?: Outcome; rating?: 'up' | 'down'; conversation?: string; day?: number } = {},
): RatedExchange {
  const { outcome = 'no_basis', rating = null, conversation, day = 0 } = given;
  return {
    ...exchange({ question, answer: { ...ANSWER, outcome }, askedAt: Date.parse('2025-03-01T04:00:00Z') + day * DAY }),
    ...(conversation ? { conversationId: conversation } : {}),
    rating,
  };
}

/** Two matters: what speaks of boats lies along one axis, everything else along the other. */
const embedQuery = async (text: string): Promise<Float32Array> =>
  new Float32Array(text.includes('船') ? [1, 0] : [0, 1]);
const search: SearchClauses = async ({ query }) => ({
  ...outcomeOf(nearest),
  understood: { plain: query, terms: [], subject: [], types: [], placeTerms: new Set<string>(), steps: [] },
});
const declining: Chat = async () => aReply({ outcome: 'no_basis', confidence: 0.01 });

function find(exchanges: readonly RatedExchange[], chat: Chat = declining, options: Partial<QuestionGapOptions> = {}) {
  return findQuestionGaps(
    {
      async *exchangesSince(since) {
        yield* exchanges.filter(({ askedAt }) => askedAt >= since);
      },
    },
    {
      index: createMemoryIndex([], 2),
      search,
      embedder: { id: 'fake', dimension: 2, embedQuery, embedPassages: async () => [] },
      chat,
    },
    { since: '2025-01-01', asOf: '2025-06-01', conversationsShown: 2, ...options },
  );
}

describe('questions that no clause answers', () => {
  it('gathers them by matter, counts questions and conversations, and names days and the nearest clause', async () => {
    const gaps = await find([
      asked('渡船有补贴吗', { day: 3 }),
      asked('买船补多少', { day: 1, conversation: 'a' }),
      asked('换船补多少', { day: 2, conversation: 'a' }),
      asked('怎么学开飞机'),
    ]);
    expect(gaps).toMatchObject({ asked: 4, unanswered: 4, hidden: { clusters: 1, questions: 1 } });
    expect(gaps.clusters).toEqual([
      {
        questions: 3,
        conversations: 2,
        reasons: { no_basis: 3, unsure: 0, rated_down: 0 },
        firstDay: '2025-03-02',
        lastDay: '2025-03-04',
        examples: expect.arrayContaining(['渡船有补贴吗']),
        nearest,
      },
    ]);
  });

  it('asks again, by today’s documents: what they answer now is no gap', async () => {
    const answering: Chat = async () => aReply({ outcome: 'answered', confidence: 0.99 });
    const gaps = await find([asked('买船补多少'), asked('换船补多少', { outcome: 'answered' })], answering);
    expect(gaps).toMatchObject({ asked: 2, unanswered: 0, answeredSince: 1, clusters: [] });
  });

  it('asks a follow-up with what was asked before it in its conversation, and never twice the same', async () => {
    const chat = vi.fn(declining);
    await find(
      [asked('买船补多少', { conversation: 'a' }), asked('那换船呢', { conversation: 'a' }), asked('买船补多少')],
      chat,
    );
    expect(chat.mock.calls.map(([{ message, history, asOf }]) => [message, history, asOf])).toEqual([
      ['买船补多少', [], '2025-06-01'],
      ['那换船呢', [{ role: 'user', content: '买船补多少' }], '2025-06-01'],
    ]);
  });

  it('takes an unsure answer and a rating down for a gap as well, and tells them apart', async () => {
    const unsure: Chat = async ({ message }) =>
      aReply({ outcome: 'answered', confidence: message === '渡船有吗' ? DECISION.threshold : 1 });
    const gaps = await find(
      [asked('渡船有吗', { outcome: 'answered' }), asked('渡船好吗', { outcome: 'answered', rating: 'down' })],
      unsure,
    );
    expect(gaps.clusters[0]?.reasons).toEqual({ no_basis: 0, unsure: 1, rated_down: 1 });
  });

  it('passes over what was no question about policy, and what was asked before', async () => {
    const gaps = await find([
      asked('你好', { outcome: 'greeting' }),
      asked('骂人', { outcome: 'refused' }),
      asked('买船补多少', { day: -90 }),
    ]);
    expect(gaps).toMatchObject({ asked: 0, unanswered: 0 });
  });
});

describe('what is shown of people’s words', () => {
  const thrice = (question: string) => [asked(question), asked(question), asked(question)];

  it('is nothing where fewer conversations than asked for share the matter, however often one asks', async () => {
    const one = ['买船补多少', '换船补多少', '修船补多少'].map((question) => asked(question, { conversation: 'a' }));
    const gaps = await find(one);
    expect(gaps).toMatchObject({ clusters: [], hidden: { clusters: 1, questions: 3 } });
    expect(JSON.stringify(gaps)).not.toContain('船');
    expect((await find(thrice('买船补多少'), declining, { conversationsShown: 4 })).clusters).toEqual([]);
  });

  it('is masked once more, by the rules of today', async () => {
    const [cluster] = (await find(thrice('买船补多少?电话13800138000'))).clusters;
    expect(cluster?.examples).toEqual(['买船补多少?电话***']);
  });

  it('is no long question: whoever tells a story tells of himself', async () => {
    const story = `我家住江边，买船补多少，${'事情是这样的，'.repeat(6)}`;
    const [cluster] = (await find([asked(story), asked('买船补多少')])).clusters;
    expect(cluster).toMatchObject({ questions: 2, examples: ['买船补多少'] });
    expect((await find([asked(story), asked(`${story}。`)])).clusters[0]?.examples).toEqual([]);
  });
});
