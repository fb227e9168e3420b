import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
  type IRetryBackoffContext,
  type RetryPolicy,
  retry,
  wrap,
} from 'cockatiel';
import { ModelFault, type ModelFaultReason } from '../../ports/language-model.js';

/** How many calls may wait for each one that runs; more are told `busy`. 2–10: longer queues only wait for their timeout. */
const WAITING_PER_RUNNING = 4;
/** A call is tried once and this often again. */
const RETRIES = 2;
/** Milliseconds before the first new try and at most between two, drawn by decorrelated jitter. */
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 2_000;
/** Calls in a row that must fail before none is made any more. */
const FAILURES_IN_A_ROW = 5;
/** How long none is made; then one is tried. */
const OPEN_MS = 15_000;

/** Worth another try at once: nothing was said against the request itself. */
const PASSING = new Set<ModelFaultReason>(['rate_limited', 'server_error', 'unreachable']);
/** Says something about the endpoint, not about one request. */
const OF_THE_ENDPOINT = new Set<ModelFaultReason>([
  ...PASSING,
  'timeout',
  'unauthorised',
  'broken_stream',
  'unreadable',
]);

/** The time that a call may take, waiting and new tries included. */
export interface CallBudget {
  /** Aborted, with a ModelFault as its reason, when the time is up or the caller has left. */
  readonly signal: AbortSignal;
  readonly remainingMs: () => number;
}

/** A call that has begun; it keeps its place until `end` is called, with the fault where it failed. */
export interface OpenedCall<T> {
  readonly value: T;
  readonly end: (fault?: unknown) => void;
}

/** Stands before all calls to one endpoint. Throws ModelFaults only. */
export interface CallGuard {
  /** Waits for its turn and tries `attempt`, again where that may help; the call goes on when the promise has resolved. */
  open<T>(attempt: () => Promise<T>, budget: CallBudget): Promise<OpenedCall<T>>;
  /** A call that is over when `attempt` is. */
  run<T>(attempt: () => Promise<T>, budget: CallBudget): Promise<T>;
}

/** Limits, queues, retries and cuts off calls to one endpoint. @param concurrency calls that may run at once */
export function createCallGuard(concurrency: number): CallGuard {
  const turns = bulkhead(concurrency, concurrency * WAITING_PER_RUNNING);
  const circuit = circuitBreaker(
    handleWhen((fault) => fault instanceof ModelFault && OF_THE_ENDPOINT.has(fault.reason)),
    { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) },
  );
  const guarded = wrap(turns, circuit);

  function open<T>(attempt: () => Promise<T>, budget: CallBudget): Promise<OpenedCall<T>> {
    const { signal } = budget;
    return new Promise((resolve, reject) => {
      const leave = (): void => reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      const held = guarded.execute(async () => {
        const value = await retrying(budget).execute(() => {
          signal.throwIfAborted();
          return attempt();
        });
        signal.throwIfAborted();
        // The place is held until the caller has read to the end.
        await new Promise<void>((done, failed) => {
          resolve({ value, end: (fault) => (fault === undefined ? done() : failed(fault)) });
        });
      });
      held
        .catch((fault: unknown) => reject(asModelFault(fault)))
        .finally(() => signal.removeEventListener('abort', leave));
    });
  }

  return {
    open,
    run: async (attempt, budget) => {
      const { value, end } = await open(attempt, budget);
      end();
      return value;
    },
  };
}

/** The budget of one call. `release` ends its timer. */
export function createCallBudget(
  timeoutMs: number,
  callerSignal?: AbortSignal,
): CallBudget & { readonly release: () => void } {
  const controller = new AbortController();
  const until = performance.now() + timeoutMs;
  const expire = (): void => controller.abort(new ModelFault('timeout', `no whole reply within ${timeoutMs} ms`));
  const leave = (): void => controller.abort(new ModelFault('cancelled', 'the caller has left'));
  const timer = setTimeout(expire, timeoutMs);
  if (callerSignal?.aborted) leave();
  callerSignal?.addEventListener('abort', leave, { once: true });
  return {
    signal: controller.signal,
    remainingMs: () => until - performance.now(),
    release: () => {
      clearTimeout(timer);
      callerSignal?.removeEventListener('abort', leave);
    },
  };
}

/** A wait that the budget does not allow is not begun. */
function retrying({ remainingMs }: CallBudget): RetryPolicy {
  const worthwhile = (fault: Error): boolean =>
    fault instanceof ModelFault && PASSING.has(fault.reason) && (fault.retryAfterMs ?? 0) < remainingMs();
  const jittered = new ExponentialBackoff({ initialDelay: FIRST_DELAY_MS, maxDelay: LONGEST_DELAY_MS });
  type Delays = IBackoff<IRetryBackoffContext<unknown>>;
  const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>, Delays>((context, before) => {
    const state = before ? before.next(context) : jittered.next();
    const fault = 'error' in context.result ? context.result.error : null;
    const asked = fault instanceof ModelFault ? (fault.retryAfterMs ?? 0) : 0;
    return { delay: Math.max(state.duration, asked), state };
  });
  return retry(handleWhen(worthwhile), { maxAttempts: RETRIES, backoff });
}

function asModelFault(fault: unknown): ModelFault {
  if (fault instanceof ModelFault) return fault;
  if (fault instanceof BulkheadRejectedError) return new ModelFault('busy', 'too many calls wait already');
  if (fault instanceof BrokenCircuitError) return new ModelFault('circuit_open', 'the endpoint failed too often');
  return new ModelFault('unreadable', 'the call failed in an unknown way', { cause: fault });
}
