import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { callerOf } from './identify-caller.js';

/** A caller's own id is kept where it is short and plain; anything else could forge lines of somebody's log. */
const SANE_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** The route of a request as declared, never its address: an address holds ids, and what somebody typed. */
export function routeLabel(request: Request): string {
  const path: unknown = request.route?.path;
  return typeof path === 'string' ? path : 'other';
}

/** The request's id, as its reply's `X-Request-Id` and the log have it. */
export function requestIdOf(request: Request): string {
  return String(request.id);
}

/**
 * Gives every request an id and writes one line when it is over: id, method, route, status, duration, and the name of
 * a caller with a key. No address, no header and no body ever reaches the log.
 */
export function logRequests(logger: Logger): RequestHandler {
  const summary = (request: IncomingMessage, response: ServerResponse, { durationMs }: { durationMs?: number }) => ({
    method: request.method,
    route: routeLabel(request as Request),
    status: response.statusCode,
    complete: response.writableFinished,
    durationMs,
    caller: callerOf(response as Response),
  });
  return pinoHttp({
    logger,
    quietReqLogger: true,
    quietResLogger: true,
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined },
    customAttributeKeys: { reqId: 'requestId', responseTime: 'durationMs' },
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'info'),
    customSuccessObject: summary,
    customErrorObject: (request, response, _fault, entry) => summary(request, response, entry),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
  });
}
