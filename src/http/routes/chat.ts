import type { Request, Response } from 'express';
import type { ChatQuestion } from '../../answer/chat.js';
import { type ChatRequest, chatRequest, chatResponse } from '../../contract/chat.js';
import { wireReply } from '../../wire/wire-reply.js';
import type { Metrics } from '../metrics.js';
import { EVENT_STREAM } from '../open-api-document.js';
import { readBody, readDocumentIds } from '../read-body.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';
import { streamChat } from '../stream-chat.js';

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
      const question = questionOf(asked);
      const gone = abortedWhenGone(response);
      response.set('Cache-Control', 'no-store');
      if (asked.stream === true || wantsEvents(request)) {
        const reply = await streamChat(services, question, gone, request, response);
        if (reply) metrics.countAnswer(reply);
        return;
      }
      try {
        const reply = await services.chat({ ...question, signal: gone });
        metrics.countAnswer(reply);
        response.json(wireReply(reply));
      } catch (fault) {
        // The person has left and the work was stopped: there is nobody to tell.
        if (!gone.aborted) throw fault;
      }
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

/** Aborted when the connection closes before the reply is complete. */
function abortedWhenGone(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
