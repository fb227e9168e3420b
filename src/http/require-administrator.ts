import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Failure } from '../domain/failure.js';
import { bearerOf, digestOf } from './identify-caller.js';
import type { Administration, Services } from './services.js';

/** The addresses that change the corpus. */
export const ADMINISTRATION = '/api/v1/admin';
/** Of whoever administers, in the log and the metrics. */
const CALLER = 'administration';

/** Turns away whoever did not bring the administrator's key, and everybody where none is configured. */
export function requireAdministrator(services: Pick<Services, 'administration'>): RequestHandler {
  const digest = services.administration && digestOf(services.administration.key);
  return (request, response, next) => {
    if (!digest) {
      throw new Failure('forbidden', 'administration is off', {
        publicMessage: '管理接口未启用：服务方没有设置 YUECE_ADMIN_KEY。',
      });
    }
    if (!timingSafeEqual(digest, digestOf(bearerOf(request)))) {
      response.set('WWW-Authenticate', 'Bearer');
      throw new Failure('unauthorized', 'no right key', {
        publicMessage: '管理密钥缺失或不正确，请在 Authorization 请求头中以 Bearer 方式提供。',
      });
    }
    response.locals.caller = CALLER;
    response.set('Cache-Control', 'no-store');
    next();
  };
}

/** What administration works with, for routes that `requireAdministrator` stands before. */
export function administrationOf({ administration }: Pick<Services, 'administration'>): Administration {
  if (administration) return administration;
  throw new Failure('forbidden', 'administration is off');
}

/** Who did it, for the ledger: the door, and the person that the caller names. */
export function ledgerName(by: string | undefined): string {
  return by === undefined ? '管理接口' : `管理接口：${by}`;
}
