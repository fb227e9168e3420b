import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { Failure } from '../domain/failure.js';
import { failureOf, problemOf, retryAfterSeconds } from './problem-of.js';
import { requestIdOf } from './request-log.js';

/** The last stop of a request that no route took. */
export const noSuchRoute: RequestHandler = () => {
  throw new Failure('not_found', 'no such route', { publicMessage: '没有这个地址，接口说明见 /openapi.json。' });
};

/** The one place where a fault becomes a reply. */
export const answerFaults: ErrorRequestHandler = (fault, request, response, _next) => {
  const failure = failureOf(fault);
  logFailure(request, failure);
  if (response.headersSent) {
    // Half a reply cannot be taken back: a cut connection at least shows that it is half.
    response.destroy();
    return;
  }
  const seconds = retryAfterSeconds(failure);
  if (seconds !== null) response.set('Retry-After', String(seconds));
  response
    .status(failure.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(failure, requestIdOf(request))));
};

/** Writes a fault of ours to the log; what the asker did wrong is told to the asker alone. */
export function logFailure(request: Request, failure: Failure): void {
  if (failure.status >= 500) request.log.error({ err: failure }, 'request failed');
}
