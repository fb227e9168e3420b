import type { Fault } from '../wire/fault.js';

/** What went wrong, in the server's words where it gave any, and the way to try again. */
export function FaultNotice(properties: {
  readonly fault: Fault;
  readonly action: string;
  readonly onRetry: () => void;
}) {
  const { fault, action, onRetry } = properties;
  const wait = fault.retryAfterSeconds;
  return (
    <div class={fault.kind === 'stopped' ? 'notice' : 'notice fault'}>
      <p>
        <strong>{fault.title}</strong>
        <span>
          {fault.detail}
          {wait === null ? '' : `建议${wait}秒后再试。`}
        </span>
        {fault.requestId === null ? null : <small>请求编号：{fault.requestId}</small>}
      </p>
      <button type="button" onClick={onRetry}>
        {action}
      </button>
    </div>
  );
}
