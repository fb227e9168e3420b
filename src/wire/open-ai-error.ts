import type { OpenAiError } from '../contract/chat-completions.js';
import type { Failure, FailureCode } from '../domain/failure.js';

/** Codes that OpenAI's clients know, where ours differ. */
const KNOWN_CODES: Partial<Record<FailureCode, string>> = {
  unauthorized: 'invalid_api_key',
  too_many_requests: 'rate_limit_exceeded',
};

/** A fault as OpenAI's interface tells it; the message is Chinese and for people. */
export function openAiErrorOf(failure: Failure): OpenAiError {
  return {
    error: {
      message: failure.publicMessage,
      type: typeOf(failure),
      param: failure.field,
      code: KNOWN_CODES[failure.code] ?? failure.code,
    },
  };
}

function typeOf({ code, status }: Failure): string {
  if (code === 'too_many_requests') return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}
