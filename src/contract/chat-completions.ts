import { z } from 'zod';
import { citation, day, outcome } from './chat.js';

/** The one model that `/v1` serves: the whole assistant. */
export const MODEL_ID = 'yuece';

const textPart = z.object({ type: z.literal('text'), text: z.string() });

/**
 * One message as OpenAI's clients send it. `system` and `developer` are read over, and so are `tool` and `function`: nobody but
 * the person asks, and nothing but the documents answers.
 */
export const completionMessage = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function'], '应为 user、assistant 或 system'),
  content: z.union([z.string(), z.array(textPart)], '只接受文字，或文字片段（type 为 text）的列表').nullish(),
});

/**
 * What is read of a request; parameters that tune a model (`temperature`, `max_tokens`, `tools` …) have nothing to tune and are read
 * over. Those that would change what a reply is are refused.
 */
export const completionRequest = z.object({
  model: z.string({ error: `请填写模型（model），本服务只有 ${MODEL_ID}` }),
  messages: z.array(completionMessage, '应为消息列表').min(1, '不能为空'),
  stream: z.boolean('应为 true 或 false').nullish(),
  stream_options: z.object({ include_usage: z.boolean('应为 true 或 false').nullish() }, '应为对象').nullish(),
  n: z.literal(1, '只支持 1：有依据的答复只有一个').nullish(),
  response_format: z.object({ type: z.literal('text', '只支持 text') }, '应为对象').nullish(),
  tool_choice: z.enum(['none', 'auto'], '只支持 none 和 auto：本服务不调用工具').nullish(),
  logprobs: z.literal(false, '不支持').nullish(),
  modalities: z.array(z.literal('text', '只支持 text'), '应为列表').nullish(),
  /** Ours: the day on which validity is judged; default today. */
  asOf: day.nullish(),
});

/** Tokens by an estimate (docs/operations.md): no language model counts here. */
export const completionUsage = z.object({
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  total_tokens: z.int(),
});

/** What is ours beside OpenAI's fields. */
const proof = z.object({ messageId: z.string(), outcome, citations: z.array(citation), notice: z.string() });

const completionHead = z.object({ id: z.string(), created: z.int(), model: z.literal(MODEL_ID) });

export const completion = completionHead.extend({
  object: z.literal('chat.completion'),
  choices: z.tuple([
    z.object({
      index: z.literal(0),
      /** `content`: the answer, its citations as a list, and the AI notice. */
      message: proof.extend({ role: z.literal('assistant'), content: z.string(), refusal: z.null() }),
      logprobs: z.null(),
      finish_reason: z.literal('stop'),
    }),
  ]),
  usage: completionUsage,
});

const chunkChoice = z.object({
  index: z.literal(0),
  delta: proof.partial().extend({ role: z.literal('assistant').optional(), content: z.string().optional() }),
  logprobs: z.null(),
  finish_reason: z.literal('stop').nullable(),
});

/** One `data:` line of a stream. The last one with a choice holds what is ours; then usage where it was asked for. */
export const completionChunk = completionHead.extend({
  object: z.literal('chat.completion.chunk'),
  choices: z.array(chunkChoice).max(1),
  usage: completionUsage.nullable().optional(),
});

export const modelList = z.object({
  object: z.literal('list'),
  data: z.array(z.object({ id: z.string(), object: z.literal('model'), created: z.int(), owned_by: z.string() })),
});

export const openAiError = z.object({
  error: z.object({ message: z.string(), type: z.string(), param: z.string().nullable(), code: z.string() }),
});

export type CompletionRequest = z.infer<typeof completionRequest>;
export type CompletionMessage = z.infer<typeof completionMessage>;
export type CompletionUsage = z.infer<typeof completionUsage>;
export type Completion = z.infer<typeof completion>;
export type CompletionChunk = z.infer<typeof completionChunk>;
export type OpenAiError = z.infer<typeof openAiError>;
