import type { Request } from 'express';
import type { ChatQuestion } from '../../answer/chat.js';
import { type ChatRequest, chatRequest, chatResponse } from '../../contract/chat.js';
import { chatForm } from '../chat-form.js';
import type { Metrics } from '../metrics.js';
import { EVENT_STREAM } from '../open-api-document.js';
import { readBody, readDocumentIds } from '../read-body.js';
import type { Route } from '../route.js';
import { sendReply } from '../send-reply.js';
import type { Services } from '../services.js';

/** `POST /api/v1/chat`: one question, answered as JSON or as events. */
export function chatRoute(services: Services, metrics: Metrics): Route {
  return {
    method: 'post',
    path: '/api/v1/chat',
    operation: 'chat',
    summary: '提问：每一句都附条款依据；stream 为 true 或 Accept 为 text/event-stream 时逐句推送',
    body: chatRequest,
    reply: {
      status: 200,
      description: '回答',
      content: { 'application/json': chatResponse, 'text/event-stream': EVENT_STREAM },
    },
    failures: ['unprocessable', 'not_ready'],
    handle: async (request, response) => {
      const asked = readBody(chatRequest, request);
      const asEvents = asked.stream === true || wantsEvents(request);
      await sendReply(services, metrics, { question: questionOf(asked), asEvents, form: chatForm }, request, response);
    },
  };
}

function questionOf(asked: ChatRequest): ChatQuestion {
  const { message, conversationId, history, channel, asOf, documentIds, locale } = asked;
  return {
    message,
    ...(conversationId !== undefined && { conversationId }),
    ...(history !== undefined && { history }),
    ...(channel !== undefined && { channel }),
    ...(asOf !== undefined && { asOf }),
    ...(documentIds !== undefined && { documentIds: readDocumentIds(documentIds) }),
    ...(locale !== undefined && { locale }),
  };
}

/** Only where events are named: a browser's wildcard asks for nothing in particular. */
function wantsEvents(request: Request): boolean {
  return /\btext\/event-stream\b/iu.test(request.get('accept') ?? '');
}
