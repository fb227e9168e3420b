import type { ChatReply } from '../../src/answer/chat.js';
import type { AnswerSentence, Citation } from '../../src/domain/answer.js';
import type { Clause } from '../../src/domain/clause.js';
import type { EvaluationQuestion, Expectation } from '../../src/domain/evaluation-question.js';
import { clauseId, type DocumentId, parseDocumentId } from '../../src/domain/ids.js';
import type { ScoringGround } from '../../src/evaluation/check-proof.js';
import { evaluate, type ScoredReply } from '../../src/evaluation/evaluate.js';

/** A document id, or the test is wrong. */
export function documentId(text: string): DocumentId {
  const id = parseDocumentId(text);
  if (id === null) throw new Error(`not a document id: ${text}`);
  return id;
}

export const POLICY = documentId('policy-2024-1');

/** Two measures of a made-up policy and its goals. */
const TEXTS: Readonly<Record<string, string>> = {
  一: '总体目标\n到2027年，全省算力规模超过60EFLOPS，产业规模突破三千亿元。',
  '13': '推进智能机器人创新发展\n对首台套装备给予不超过1,000万元奖励。人形机器人产量达到50万台。',
  '14': '发展智能手机\n支持终端企业研发，按投入的20%补助。',
};

export function aClause(locator: string, text: string, document = POLICY): Clause {
  const [heading = ''] = text.split('\n');
  return {
    id: clauseId(document, locator),
    documentId: document,
    kind: locator === '一' ? 'part' : 'measure',
    number: locator,
    heading,
    path: [],
    text,
    label: `《若干措施》（粤办函〔2024〕88号）第${locator}条“${heading}”`,
    searchable: true,
    parentId: null,
    childIds: [],
    order: 0,
  };
}

const clauses = Object.entries(TEXTS).map(([locator, text]) => aClause(locator, text));

/** The made-up policy as ground to score on. */
export const GROUND: ScoringGround = {
  documentId: POLICY,
  index: {
    clause: (id) => clauses.find((clause) => clause.id === id),
    clausesOf: (id) => (id === POLICY ? clauses : []),
  },
};

/** A citation of the made-up policy; without `quote` the whole clause. The span is where the quote stands, or `[0, 0]`. */
export function aCitation(index: number, locator: string, quote = TEXTS[locator] ?? ''): Citation {
  const text = TEXTS[locator] ?? '';
  const at = text.indexOf(quote);
  return {
    index,
    clauseId: clauseId(POLICY, locator),
    documentId: POLICY,
    documentTitle: '若干措施',
    docNumber: '粤办函〔2024〕88号',
    number: locator,
    label: `《若干措施》（粤办函〔2024〕88号）第${locator}条`,
    path: [],
    heading: '',
    quote,
    span: at < 0 ? [0, 0] : [at, at + quote.length],
    validity: 'in_force',
    url: null,
  };
}

export function aSentence(text: string, kind: AnswerSentence['kind'], ...citations: number[]): AnswerSentence {
  return { text, kind, citations };
}

export function aReply(given: Partial<ChatReply> = {}): ChatReply {
  const sentences = given.sentences ?? [];
  return {
    outcome: 'answered',
    markdown: sentences.map((sentence) => sentence.text).join('\n'),
    sentences,
    citations: [],
    followUps: [],
    notice: '',
    engine: 'extractive',
    conversationId: 'c',
    messageId: 'm',
    timings: { totalMs: 10, retrieveMs: 5, composeMs: 5 },
    ...given,
  };
}

/** A question that must be answered from 第13条, unless said otherwise. */
export function aQuestion(
  expect: Partial<Expectation> = {},
  given: Partial<EvaluationQuestion> = {},
): EvaluationQuestion {
  return {
    id: 'q-1',
    question: '机器人有什么支持？',
    history: [],
    kind: 'lay',
    variant: null,
    expect: {
      outcomes: ['answered', 'partial'],
      clauses: ['13'],
      ordered: false,
      tolerated: [],
      mustInclude: [],
      mustNotInclude: [],
      ...expect,
    },
    ...given,
  };
}

/** What a question that the documents do not answer expects. */
export const DECLINE: Partial<Expectation> = { outcomes: ['no_basis', 'refused'], clauses: [] };

/** The right reply to `aQuestion()`. */
export function aRightReply(given: Partial<ChatReply> = {}): ChatReply {
  return aReply({
    sentences: [aSentence('对首台套装备给予不超过1,000万元奖励。', 'quote', 1)],
    citations: [aCitation(1, '13')],
    ...given,
  });
}

/** Scores made-up replies, each to its question, in order. */
export async function scored(
  ...pairs: readonly (readonly [EvaluationQuestion, ChatReply])[]
): Promise<readonly ScoredReply[]> {
  const replies = pairs.map(([, reply]) => reply);
  const chat = async (): Promise<ChatReply> => replies.shift() ?? aReply();
  return evaluate(
    chat,
    pairs.map(([question]) => question),
    GROUND,
  );
}
