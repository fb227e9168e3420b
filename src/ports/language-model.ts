/** One message of what a model is asked. */
export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  /** Most tokens of the reply. */
  readonly maxTokens: number;
  /** 0 (the same every time) to 2. */
  readonly temperature: number;
  /** The reply is to be one JSON object of this JSON Schema; an endpoint that cannot promise that is asked in words. */
  readonly json?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** Ends the request and its connection. */
  readonly signal?: AbortSignal;
}

/** A piece of a reply, in order. Thinking is never among them. `usage` comes last, where the endpoint tells it. */
export type ModelPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'usage'; readonly inputTokens: number; readonly outputTokens: number };

/** Why a model gave no usable reply: a closed set, for logs, metrics and the decision to try again. */
export const MODEL_FAULTS = [
  'timeout',
  'unreachable',
  'unauthorised',
  'rate_limited',
  'busy',
  'circuit_open',
  'bad_request',
  'server_error',
  'broken_stream',
  'filtered',
  'too_long',
  'empty',
  'unreadable',
  'cancelled',
] as const;
export type ModelFaultReason = (typeof MODEL_FAULTS)[number];

/** Thrown by a model. `message` is for the log; no person is ever shown it. */
export class ModelFault extends Error {
  readonly reason: ModelFaultReason;
  /** How long the endpoint asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    reason: ModelFaultReason,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ModelFault';
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** A language model behind some endpoint. Nothing that it writes is believed. */
export interface LanguageModel {
  /** What answers name as their engine. */
  readonly name: string;
  /**
   * The reply, piece by piece as it comes; in one piece where the endpoint does not stream. Retries and waits for its turn by
   * itself, before the first piece only. Throws a ModelFault; `cancelled` where the request's own signal ended it.
   */
  stream(request: ModelRequest): AsyncIterable<ModelPiece>;
}
