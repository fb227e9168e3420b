import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/domain/answer.js';
import type { ClauseId, DocumentId } from '../../src/domain/ids.js';
import type { Exchange } from '../../src/ports/records.js';

/** An answer with everything in it that may be lost on the way: a citation, numbers, quotes, a line end, null. */
export const ANSWER: Answer = {
  outcome: 'answered',
  markdown: '第13条写明：“推进智能机器人创新发展。”[1]\n\n请以正式文件为准。',
  sentences: [
    { text: '第13条写明：“推进智能机器人创新发展。”', kind: 'quote', citations: [1] },
    { text: '请以正式文件为准。', kind: 'fixed', citations: [] },
  ],
  citations: [
    {
      index: 1,
      clauseId: 'notice-2024-1#13' as ClauseId,
      documentId: 'notice-2024-1' as DocumentId,
      documentTitle: '若干措施',
      docNumber: null,
      number: '13',
      label: '《若干措施》第13条“推进智能机器人创新发展”',
      path: ['三、构筑新高地'],
      heading: '推进智能机器人创新发展',
      quote: '推进智能机器人创新发展。',
      span: [0, 12],
      validity: 'in_force',
      url: null,
    },
  ],
  followUps: ['第14条说了什么？'],
  notice: '本回答由人工智能生成',
  engine: 'extractive',
};

/** One exchange, complete; the test names only what it is about. */
export function exchange(given: Partial<Exchange> = {}): Exchange {
  return {
    conversationId: randomUUID(),
    messageId: randomUUID(),
    question: '机器人有什么政策？',
    answer: ANSWER,
    channel: 'web',
    askedAt: 1_760_000_000_123,
    ...given,
  };
}
