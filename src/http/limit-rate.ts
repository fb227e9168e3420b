import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Failure } from '../domain/failure.js';

/** Refuses an address that asks too often, and says after how many seconds it may ask again. */
export function limitRate({ limit, windowMs }: { readonly limit: number; readonly windowMs: number }): RequestHandler {
  return rateLimit({
    limit,
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Without a trusted proxy the header is anyone's claim: it is ignored, and that is no mistake of the configuration.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    // Retry-After is set by the limiter itself: it alone knows when this caller's window ends.
    handler: (_request, _response, next) => next(new Failure('too_many_requests', 'rate limit reached')),
  });
}
