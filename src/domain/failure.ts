/** Every fault the product knows, with the HTTP status it becomes at the edge and the words for the person. */
export const FAILURES = {
  invalid_request: { status: 400, publicMessage: '请求内容有误，请检查后重试。' },
  unauthorized: { status: 401, publicMessage: '此操作需要有效的密钥。' },
  forbidden: { status: 403, publicMessage: '您没有执行此操作的权限。' },
  not_found: { status: 404, publicMessage: '没有找到您要的内容。' },
  conflict: { status: 409, publicMessage: '与现有内容冲突，请刷新后重试。' },
  too_large: { status: 413, publicMessage: '提交的内容过大，请精简后重试。' },
  unsupported_media_type: { status: 415, publicMessage: '请以 application/json 提交。' },
  unprocessable: { status: 422, publicMessage: '内容可以读取但无法处理。' },
  too_many_requests: { status: 429, publicMessage: '请求过于频繁，请稍后再试。' },
  not_ready: { status: 503, publicMessage: '服务正在准备，请稍后再试。' },
  model_damaged: { status: 503, publicMessage: '检索模型文件缺失或损坏，服务暂不可用。' },
  index_damaged: { status: 503, publicMessage: '索引文件损坏，服务暂不可用。' },
  configuration: { status: 500, publicMessage: '服务配置有误，请联系管理员。' },
  internal: { status: 500, publicMessage: '服务出现问题，请稍后再试。' },
} as const satisfies Record<string, { readonly status: number; readonly publicMessage: string }>;

export type FailureCode = keyof typeof FAILURES;

/** A fault with two messages: `message` for the log, `publicMessage` for the person. Thrown once, translated once. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly publicMessage: string;
  readonly retryAfterSeconds: number | null;
  /** The field of a request that is wrong, as `messages.0.content`; null where none is to blame. */
  readonly field: string | null;

  constructor(
    code: FailureCode,
    message: string,
    options: {
      readonly publicMessage?: string;
      readonly cause?: unknown;
      readonly retryAfterSeconds?: number;
      readonly field?: string;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.publicMessage = options.publicMessage ?? FAILURES[code].publicMessage;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.field = options.field ?? null;
  }

  get status(): number {
    return FAILURES[this.code].status;
  }
}
