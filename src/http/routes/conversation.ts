import { conversation, type KeptConversation } from '../../contract/conversation.js';
import { Failure } from '../../domain/failure.js';
import type { Exchange } from '../../ports/records.js';
import { wireReply } from '../../wire/wire-reply.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

/** Newest messages of a conversation that are given back; longer ones are rare and nobody scrolls so far. */
export const MESSAGE_LIMIT = 200;
const path = '/api/v1/conversations/{id}';

/** `GET /api/v1/conversations/{id}`: what was asked and answered, oldest first. */
export function readConversationRoute({ records }: Pick<Services, 'records'>): Route {
  return {
    method: 'get',
    path,
    operation: 'readConversation',
    summary: '一次会话的全部问答（个人信息已遮盖）',
    reply: { status: 200, description: '会话', content: { 'application/json': conversation } },
    failures: ['not_found'],
    handle: async (request, response) => {
      const conversationId = String(request.params.id);
      const exchanges = await records.conversation(conversationId, MESSAGE_LIMIT);
      if (exchanges.length === 0) throw noSuchConversation();
      const kept: KeptConversation = { conversationId, messages: exchanges.map(keptMessage) };
      response.set('Cache-Control', 'no-store').json(kept);
    },
  };
}

/** `DELETE /api/v1/conversations/{id}`: forgets it, its ratings included. */
export function deleteConversationRoute({ records }: Pick<Services, 'records'>): Route {
  return {
    method: 'delete',
    path,
    operation: 'deleteConversation',
    summary: '删除一次会话及其评价',
    reply: { status: 204, description: '已删除' },
    failures: ['not_found'],
    handle: async (request, response) => {
      if (!(await records.deleteConversation(String(request.params.id)))) throw noSuchConversation();
      response.status(204).end();
    },
  };
}

function keptMessage({ conversationId, messageId, question, answer, askedAt }: Exchange) {
  return {
    messageId,
    question,
    response: wireReply({
      ...answer,
      conversationId,
      messageId,
      timings: { totalMs: 0, retrieveMs: 0, composeMs: 0 },
    }),
    askedAt: new Date(askedAt).toISOString(),
  };
}

export function noSuchConversation(): Failure {
  return new Failure('not_found', 'no such conversation', { publicMessage: '没有找到这次会话，可能已被删除。' });
}
