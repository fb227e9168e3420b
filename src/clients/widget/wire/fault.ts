import type { Problem } from '../../../contract/problem.js';

/**
 * Why a request did not come to its end, in words for people. `unreachable`: no connection; `interrupted`: the stream broke off;
 * `stopped`: the person stopped it; `problem`: the server said no.
 */
export interface Fault {
  readonly kind: 'unreachable' | 'interrupted' | 'stopped' | 'problem';
  readonly title: string;
  readonly detail: string;
  /** HTTP status, 0 where there was no response. */
  readonly status: number;
  /** From `Retry-After`, null where the server did not say. */
  readonly retryAfterSeconds: number | null;
  /** What to quote to the operators, null where there is none. */
  readonly requestId: string | null;
}

const none = { status: 0, retryAfterSeconds: null, requestId: null };

/** The fault behind something thrown while fetching or reading. */
export function faultOfError(error: unknown): Fault {
  if (error instanceof DOMException && error.name === 'AbortError')
    return { ...none, kind: 'stopped', title: '已停止', detail: '' };
  return { ...none, kind: 'unreachable', title: '暂时连不上服务', detail: '请检查网络后重试。' };
}

/** The stream ended before the answer did. */
export const INTERRUPTED: Fault = {
  ...none,
  kind: 'interrupted',
  title: '回答中断',
  detail: '回答没有传送完整。',
};

/** The fault in a response that is not a success; reads problem details where the server sent them. */
export async function faultOfResponse(response: Response): Promise<Fault> {
  return {
    ...faultOfProblem(await readProblem(response), response.status),
    // Absent, or a date, as no part of this service writes it: no number.
    retryAfterSeconds: Number(response.headers.get('Retry-After')) || null,
  };
}

/** The fault that a problem tells of; `status` where the problem itself gives none. */
export function faultOfProblem(problem: Partial<Problem>, status = 500): Fault {
  return {
    kind: 'problem',
    title: problem.title ?? '服务暂时不可用',
    detail: problem.detail ?? '请稍后重试，也可拨打12345咨询。',
    status: problem.status ?? status,
    retryAfterSeconds: null,
    requestId: problem.requestId ?? null,
  };
}

async function readProblem(response: Response): Promise<Partial<Problem>> {
  try {
    return ((await response.json()) as Problem | null) ?? {};
  } catch {
    return {};
  }
}
