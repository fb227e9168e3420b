import type { RequestHandler } from 'express';

/** Seconds a browser may remember what is allowed. */
const REMEMBER_SECONDS = 600;

/**
 * Lets pages of other sites load the widget and call the interface, without cookies or other credentials: there are none
 * to send, so any origin may ask. Answers a browser's preflight itself.
 */
export const allowEmbedding: RequestHandler = (request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'X-Request-Id, Retry-After',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.set({
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Allow-Headers': 'Content-Type, Accept, X-Request-Id',
    'Access-Control-Max-Age': String(REMEMBER_SECONDS),
  });
  response.status(204).end();
};
