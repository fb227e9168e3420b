import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { Failure } from '../domain/failure.js';

/** A caller of the doors for other software, and the key by which it is known. */
export interface ApiKey {
  readonly name: string;
  readonly key: string;
}

const BEARER = /^Bearer +(\S+) *$/iu;

/** The name of the caller whose key the request brought; undefined where it brought none, or no right one. */
export function callerOf(response: Response): string | undefined {
  const name: unknown = response.locals.caller;
  return typeof name === 'string' ? name : undefined;
}

/** Finds out whose key a request brings, and refuses nobody: the rate limit stands between this and `requireCaller`. */
export function identifyCaller(keys: readonly ApiKey[]): RequestHandler {
  const known = keys.map(({ name, key }) => ({ name, digest: digestOf(key) }));
  return (request, response, next) => {
    const brought = digestOf(bearerOf(request));
    // Every key is compared, in the same time whatever is alike: neither the place nor the likeness of a key can be timed.
    const matches = known.filter(({ digest }) => timingSafeEqual(digest, brought));
    response.locals.caller = matches[0]?.name;
    next();
  };
}

/** Turns away whoever brought no right key; where no keys are configured, everybody may call. */
export function requireCaller(keys: readonly ApiKey[]): RequestHandler {
  return (_request, response, next) => {
    if (keys.length > 0 && callerOf(response) === undefined) {
      response.set('WWW-Authenticate', 'Bearer');
      throw new Failure('unauthorized', 'no right key', {
        publicMessage: '密钥缺失或不正确，请在 Authorization 请求头中以 Bearer 方式提供运维方发放的密钥。',
      });
    }
    next();
  };
}

/** The key that a request brought; empty where it brought none. */
export function bearerOf(request: Request): string {
  return BEARER.exec(request.get('authorization') ?? '')?.[1] ?? '';
}

/** Of one length whatever the key's, as the comparison needs it. */
export function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
