import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { Failure } from '../domain/failure.js';
import { openAiErrorOf } from '../wire/open-ai-error.js';
import { failureOf, problemOf, retryAfterSeconds } from './problem-of.js';
import { requestIdOf } from './request-log.js';

/** How the callers of one door expect to be told of a fault. */
interface FaultForm {
  readonly mediaType: string;
  readonly body: (failure: Failure, requestId: string) => object;
}

/** The last stop of a request that no route took. */
export const noSuchRoute: RequestHandler = () => {
  throw new Failure('not_found', 'no such route', { publicMessage: '没有这个地址，接口说明见 /openapi.json。' });
};

/** The one place where a fault becomes a reply: problem details. */
export const answerFaults: ErrorRequestHandler = answerIn({ mediaType: 'application/problem+json', body: problemOf });

/** The same for `/v1`, whose callers know OpenAI's form alone. */
export const answerOpenAiFaults: ErrorRequestHandler = answerIn({ mediaType: 'application/json', body: openAiErrorOf });

function answerIn({ mediaType, body }: FaultForm): ErrorRequestHandler {
  return (fault, request, response, _next) => {
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
      .type(mediaType)
      .send(JSON.stringify(body(failure, requestIdOf(request))));
  };
}

/** Writes a fault of ours to the log; what the asker did wrong is told to the asker alone. */
export function logFailure(request: Request, failure: Failure): void {
  if (failure.status >= 500) request.log.error({ err: failure }, 'request failed');
}
