import { Writable } from 'node:stream';
import type { Chat, ChatReply } from '../../src/answer/chat.js';
import type { Clause } from '../../src/domain/clause.js';
import { type ClauseId, clauseId, type DocumentId } from '../../src/domain/ids.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import { createLogger } from '../../src/http/create-logger.js';
import { createOpenStreams } from '../../src/http/open-streams.js';
import type { Services } from '../../src/http/services.js';
import type { Exchange, Records } from '../../src/ports/records.js';
import type { SearchClauses } from '../../src/search/search-clauses.js';
import { ANSWER } from '../support/exchange.js';
import { createMemoryIndex, unsearched } from '../support/memory-index.js';

export const CONVERSATION_ID = '0a6f2b1e-6b7c-4c1e-9d2e-0d6f0a1b2c3d';
export const MESSAGE_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

const documentId = 'notice-2024-1' as DocumentId;

const POLICY: PolicyDocument = {
  id: documentId,
  title: '若干措施',
  aliases: [],
  docNumber: '粤办函〔2024〕1号',
  issuer: '广东省人民政府办公厅',
  region: '广东',
  level: '省',
  indexNumber: null,
  category: null,
  issuedOn: '2024-05-27',
  publishedOn: '2024-05-30',
  effectiveOn: null,
  expiresOn: null,
  status: null,
  supersedes: [],
  supersededBy: [],
  prolongs: [],
  factSources: [],
  url: null,
};

function clause(locator: string, given: Partial<Clause> & Pick<Clause, 'kind' | 'order'>): Clause {
  const number = locator.split('/').at(-1) ?? locator;
  return {
    id: clauseId(documentId, locator),
    documentId,
    number,
    heading: `标题${number}`,
    path: [],
    text: `第${number}条的正文。`,
    label: `《若干措施》第${number}条`,
    searchable: true,
    parentId: null,
    childIds: [],
    ...given,
  };
}

const id = (locator: string): ClauseId => clauseId(documentId, locator);

/** A part with two measures, the second with an item below it, and a measure of the next part. */
export const CLAUSES: readonly Clause[] = [
  clause('三', { kind: 'part', order: 0, searchable: false, childIds: [id('13'), id('14')] }),
  clause('13', { kind: 'measure', order: 1, parentId: id('三') }),
  clause('14', { kind: 'measure', order: 2, parentId: id('三'), childIds: [id('14/1')] }),
  clause('14/1', { kind: 'item', order: 3, parentId: id('14'), searchable: false }),
  clause('四', { kind: 'part', order: 4, searchable: false, childIds: [id('15')] }),
  clause('15', { kind: 'measure', order: 5, parentId: id('四') }),
];

export const INDEX = createMemoryIndex([unsearched({ document: POLICY, clauses: CLAUSES, passages: [] })]);

/** What the fake chat replies; the confidence must never be sent. */
export const REPLY: ChatReply = {
  ...ANSWER,
  conversationId: CONVERSATION_ID,
  messageId: MESSAGE_ID,
  confidence: 0.875,
  timings: { totalMs: 12, retrieveMs: 5, composeMs: 3 },
};

/** Answers anything with REPLY, in two deltas. */
export const answeringChat: Chat = async (_question, observer = {}) => {
  observer.start?.({ conversationId: CONVERSATION_ID, messageId: MESSAGE_ID, notice: REPLY.notice });
  const half = Math.floor(REPLY.markdown.length / 2);
  observer.delta?.(REPLY.markdown.slice(0, half));
  observer.delta?.(REPLY.markdown.slice(half));
  return REPLY;
};

/** Finds clause 13 and cuts clauses 14 and 15, each for its own reason. */
export const fakeSearch: SearchClauses = async () => {
  const [, found, cut, , , old] = CLAUSES;
  if (!found || !cut || !old) throw new Error('the fake corpus has six clauses');
  const parts = { dense: 0.5, lexical: 0.25, exact: 0, document: 0.125 };
  const features = [
    { name: 'dense', value: 0.9, weight: 1, part: 0.5 },
    { name: 'lexical', value: 12, weight: 1, part: 0.375 },
  ];
  return {
    hits: [{ clause: found, ordinal: 0, score: 0.875, parts, features, rank: 1 }],
    rejected: [
      { clause: cut, ordinal: 1, score: 0.1, parts, features, rank: 2, rejection: { kind: 'beyond_limit', limit: 1 } },
      {
        clause: old,
        ordinal: 2,
        score: 0.1,
        parts,
        features,
        rank: 3,
        rejection: { kind: 'not_in_force', validity: 'expired', rankAmongAll: 1 },
      },
    ],
    understood: {
      plain: '机器人',
      terms: [
        ['机器', 1],
        ['智能', 0.25],
      ],
      subject: [],
      types: ['measures'],
      placeTerms: new Set<string>(),
      steps: [
        { step: '原文', text: '機器人' },
        { step: '繁简', text: '机器人' },
      ],
    },
    weightedTerms: [
      ['机器', 2],
      ['智能', 0.125],
    ],
  };
};

/** Records in memory: enough for the door; the real store has its own contract suite. */
export function memoryRecords(kept: readonly Exchange[] = []): Records {
  let exchanges = [...kept];
  return {
    append: async (exchange) => void exchanges.push(exchange),
    conversation: async (wanted, limit) => exchanges.filter((each) => each.conversationId === wanted).slice(-limit),
    async *exchangesSince(since) {
      for (const each of exchanges) if (each.askedAt >= since) yield { ...each, rating: null };
    },
    deleteConversation: async (wanted) => {
      const before = exchanges.length;
      exchanges = exchanges.filter((each) => each.conversationId !== wanted);
      return exchanges.length < before;
    },
    rate: async ({ messageId }) => exchanges.some((each) => each.messageId === messageId),
    check: async () => {},
    close: async () => {},
  };
}

/** Collects what is logged. */
export function logSink(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

/** A server's parts where everything is well and silent; a test replaces what it is about. */
export function fakeServices(given: Partial<Services> = {}): Services {
  return {
    chat: answeringChat,
    search: fakeSearch,
    index: () => INDEX,
    records: memoryRecords(),
    clock: { now: () => 1_760_000_000_000, monotonic: () => 0, today: () => '2026-01-01' },
    writeWord: async () => new Uint8Array(),
    contentProducer: '',
    logger: createLogger('silent'),
    streams: createOpenStreams(),
    publicFolder: '/nowhere',
    version: '0.0.0',
    apiKeys: [],
    administration: null,
    rateLimit: { limit: 1000, windowMs: 60_000 },
    trustedProxies: 0,
    ...given,
  };
}
