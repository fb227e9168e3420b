import express, { type RequestHandler } from 'express';
import { Failure } from '../domain/failure.js';

/** Largest body that is read: the longest question with a history of ordinary length is a tenth of it. */
const BODY_LIMIT = '64kb';

const requireJson: RequestHandler = (request, _response, next) => {
  // No body at all is answered better by the route's schema: it says what is missing.
  const empty = request.get('content-length') === '0';
  if (!empty && request.is('application/json') === false)
    throw new Failure('unsupported_media_type', 'body is not JSON');
  next();
};

/** Reads a JSON body into `request.body`; anything else, too much of it (default 64 kB), or broken JSON is a problem. */
export function jsonBody(limit = BODY_LIMIT): readonly RequestHandler[] {
  return [requireJson, express.json({ limit })];
}
