import { completion, completionRequest } from '../../contract/chat-completions.js';
import { completionForm } from '../completion-form.js';
import type { Metrics } from '../metrics.js';
import { COMPLETION_STREAM } from '../open-api-document.js';
import { readBody } from '../read-body.js';
import { readCompletion } from '../read-completion.js';
import { requestIdOf } from '../request-log.js';
import type { Route } from '../route.js';
import { sendReply } from '../send-reply.js';
import type { Services } from '../services.js';

/** `POST /v1/chat/completions`: the same question and the same answer as `/api/v1/chat`, in the form of OpenAI's interface. */
export function chatCompletionsRoute(services: Services, metrics: Metrics): Route {
  return {
    method: 'post',
    path: '/v1/chat/completions',
    operation: 'createChatCompletion',
    summary: '提问（OpenAI 兼容）：最后一条 user 消息是问题；system 消息不予理会',
    body: completionRequest,
    // These callers send the whole conversation each time, answers with their citations included.
    bodyLimit: '1mb',
    reply: {
      status: 200,
      description: '回答，末尾列出条款依据',
      content: { 'application/json': completion, 'text/event-stream': COMPLETION_STREAM },
    },
    failures: ['not_found', 'unprocessable', 'not_ready'],
    handle: async (request, response) => {
      const asked = readBody(completionRequest, request);
      const question = readCompletion(asked);
      const form = completionForm({
        id: `chatcmpl-${requestIdOf(request)}`,
        now: services.clock.now(),
        prompt: [...question.history.map(({ content }) => content), question.message].join('\n'),
        streamsUsage: asked.stream_options?.include_usage === true,
      });
      await sendReply(services, metrics, { question, asEvents: asked.stream === true, form }, request, response);
    },
  };
}
