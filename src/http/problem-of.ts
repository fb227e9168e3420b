import { STATUS_CODES } from 'node:http';
import type { Problem } from '../contract/problem.js';
import { Failure, type FailureCode } from '../domain/failure.js';

/** What the web framework's own errors become. Their messages may quote the body, so only their type is kept. */
const CODE_OF_STATUS: Readonly<Record<number, FailureCode>> = {
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
};

/** Seconds after which asking again makes sense, where a 503 does not say. */
const RETRY_AFTER_SECONDS = 5;

/** Any thrown thing as a fault of the product: what is not known is `internal`. */
export function failureOf(fault: unknown): Failure {
  if (fault instanceof Failure) return fault;
  const status = numberIn(fault, 'status');
  if (status === null || status < 400 || status > 499) {
    return new Failure('internal', 'unexpected fault', { cause: fault });
  }
  const type = textIn(fault, 'type') ?? textIn(fault, 'code') ?? 'client error';
  return new Failure(CODE_OF_STATUS[status] ?? 'invalid_request', type, {
    ...(type === 'entity.parse.failed' && { publicMessage: '请求内容不是有效的 JSON，请检查后重试。' }),
  });
}

/** The fault as RFC 9457 problem details. */
export function problemOf(failure: Failure, requestId: string): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[failure.status] ?? 'Error',
    status: failure.status,
    detail: failure.publicMessage,
    code: failure.code,
    requestId,
  };
}

/** Seconds for the Retry-After header; null where asking again would not help. */
export function retryAfterSeconds(failure: Failure): number | null {
  if (failure.retryAfterSeconds !== null) return failure.retryAfterSeconds;
  return failure.status === 503 ? RETRY_AFTER_SECONDS : null;
}

function numberIn(fault: unknown, key: string): number | null {
  const value = fieldIn(fault, key);
  return typeof value === 'number' ? value : null;
}

function textIn(fault: unknown, key: string): string | null {
  const value = fieldIn(fault, key);
  return typeof value === 'string' ? value : null;
}

function fieldIn(fault: unknown, key: string): unknown {
  return fault instanceof Error ? Reflect.get(fault, key) : undefined;
}
