import type { Express, RequestHandler } from 'express';
import { Failure } from '../../domain/failure.js';
import { answerOverHttp } from '../../mcp/answer-over-http.js';
import { logFailure } from '../answer-faults.js';
import { jsonBody } from '../json-body.js';
import type { Metrics } from '../metrics.js';
import { failureOf } from '../problem-of.js';
import type { Services } from '../services.js';

const PATH = '/mcp';

/**
 * `/mcp`: the Model Context Protocol over streamable HTTP, without sessions. It describes itself to its clients, so it is no
 * `Route` and not in the interface description.
 */
export function addMcpRoute(app: Express, services: Services, metrics: Pick<Metrics, 'countAnswer'>): void {
  app.post(PATH, refuseBrowsers, ...jsonBody(), refuseBatches, async (request, response) => {
    const chat: Services['chat'] = async (question, observer) => {
      const reply = await services.chat(question, observer);
      metrics.countAnswer(reply);
      return reply;
    };
    const onFault = (fault: unknown): void => {
      // Work that was stopped because the caller has left is no fault.
      if (!response.closed) logFailure(request, failureOf(fault));
    };
    response.set('Cache-Control', 'no-store');
    await answerOverHttp({ ...services, chat, onFault }, request, response, request.body);
  });
  // Clients ask for a stream of notices and for sessions to end; there are neither, and this status says so.
  app.all(PATH, (_request, response) => {
    response.status(405).set('Allow', 'POST').end();
  });
}

/** Only browsers send an origin. None is served: a page could reach a server inside an office by a name of its own (DNS rebinding). */
const refuseBrowsers: RequestHandler = (request, _response, next) => {
  if (request.get('origin') !== undefined) {
    throw new Failure('forbidden', 'mcp from a browser', { publicMessage: '/mcp 不接受网页发来的请求。' });
  }
  next();
};

/** The protocol has dropped them, and a hundred questions in one request would count as one. */
const refuseBatches: RequestHandler = (request, _response, next) => {
  if (Array.isArray(request.body)) {
    throw new Failure('invalid_request', 'batch of messages', { publicMessage: '一次请求只能有一条消息。' });
  }
  next();
};
