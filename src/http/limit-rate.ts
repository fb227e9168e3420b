import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Failure } from '../domain/failure.js';
import { callerOf } from './identify-caller.js';

/** Refuses an address, or a caller known by its key, that asks too often, and says after how many seconds it may ask again. */
export function limitRate({ limit, windowMs }: { readonly limit: number; readonly windowMs: number }): RequestHandler {
  return rateLimit({
    limit,
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request, response) => {
      const caller = callerOf(response);
      return caller === undefined ? ipKeyGenerator(request.ip ?? '') : `caller ${caller}`;
    },
    // Without a trusted proxy the header is anyone's claim: it is ignored, and that is no mistake of the configuration.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    // Retry-After is set by the limiter itself: it alone knows when this caller's window ends.
    handler: (_request, _response, next) => next(new Failure('too_many_requests', 'rate limit reached')),
  });
}
