import type { IncomingHttpHeaders } from 'node:http';

/** What a scripted model server (scripted-model-server.ts) is to do with one request. */
export type ModelScript =
  /** The pieces in order, each an event where the request streams, else together. */
  | {
      readonly kind: 'reply';
      readonly pieces: Iterable<string>;
      /** Sent before the pieces as `reasoning_content`. */
      readonly thinking?: readonly string[];
      /** Default `stop`. */
      readonly finish?: 'stop' | 'length' | 'content_filter';
      /** Milliseconds before every piece; default 0. */
      readonly pauseMs?: number;
      /** Cuts the connection after so many pieces. */
      readonly breakAfter?: number;
    }
  /** An HTTP status with a body: text as it is, anything else as JSON. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Status 200 with exactly this body; an event stream where the request streams. */
  | { readonly kind: 'raw'; readonly body: string }
  /** Takes the request and never replies. */
  | { readonly kind: 'hang' }
  /** Cuts the connection before any reply. */
  | { readonly kind: 'drop' };

/** One request as it came. */
export interface ModelServerRequest {
  /** `/chat/completions`, `/embeddings`, `/rerank` or `/models`. */
  readonly path: string;
  readonly body: ModelServerBody;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
  /** `left` where the caller closed the connection before the end of the reply. */
  readonly ended: Promise<'replied' | 'left'>;
}

export interface ModelServerBody {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly response_format?: { readonly type: string };
  readonly input?: string | readonly string[];
  readonly query?: string;
  readonly documents?: readonly string[];
  readonly [further: string]: unknown;
}

export type ScriptModel = (request: ModelServerRequest) => ModelScript | null;

/** A reply in these pieces. */
export function says(...pieces: string[]): ModelScript {
  return { kind: 'reply', pieces };
}

/** An error in OpenAI's form. */
export function refuses(status: number, message: string, headers: Readonly<Record<string, string>> = {}): ModelScript {
  return { kind: 'status', status, headers, body: { error: { message, type: 'error', code: null } } };
}
