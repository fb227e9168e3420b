import { z } from 'zod';

/** Longest question, in characters after trimming. */
export const MESSAGE_LIMIT = 2000;
/** Most earlier turns read from a request. */
export const HISTORY_LIMIT = 20;

export const day = z.iso.date('日期应写作 YYYY-MM-DD');

export const outcome = z.enum([
  'answered',
  'partial',
  'clarification',
  'no_basis',
  'refused',
  'greeting',
  'handoff',
  'failed',
]);

export const validity = z.enum(['in_force', 'not_yet', 'expired', 'repealed', 'superseded', 'draft', 'unknown']);

export const turn = z.object({
  role: z.enum(['user', 'assistant'], '应为 user 或 assistant'),
  content: z.string('应为文字').max(20_000, '历史消息过长'),
});

export const chatRequest = z.object({
  message: z
    .string({ error: '请填写问题（message）' })
    .trim()
    .min(1, '问题不能为空')
    .max(MESSAGE_LIMIT, `问题不能超过 ${MESSAGE_LIMIT} 字`),
  conversationId: z.uuid('conversationId 格式有误').optional(),
  history: z.array(turn).max(HISTORY_LIMIT, `历史消息不能超过 ${HISTORY_LIMIT} 条`).optional(),
  stream: z.boolean().optional(),
  channel: z.enum(['web', 'mini-program', 'console', 'api']).optional(),
  asOf: day.optional(),
  documentIds: z.array(z.string().min(1).max(128)).max(100).optional(),
  locale: z.enum(['zh-Hans', 'zh-Hant', 'en'], '应为 zh-Hans、zh-Hant 或 en').optional(),
});

export const citation = z.object({
  index: z.int().positive(),
  clauseId: z.string(),
  documentId: z.string(),
  documentTitle: z.string(),
  docNumber: z.string().nullable(),
  number: z.string(),
  label: z.string(),
  path: z.array(z.string()),
  heading: z.string(),
  quote: z.string(),
  span: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
  validity,
  url: z.string().nullable(),
});

export const answerSentence = z.object({
  text: z.string(),
  kind: z.enum(['quote', 'statement', 'fixed']),
  citations: z.array(z.int().positive()),
});

export const chatResponse = z.object({
  conversationId: z.string(),
  messageId: z.string(),
  outcome,
  answer: z.string(),
  sentences: z.array(answerSentence),
  citations: z.array(citation),
  followUps: z.array(z.string()),
  notice: z.string(),
  engine: z.string(),
  timings: z.object({ totalMs: z.number(), retrieveMs: z.number(), composeMs: z.number() }),
});

export type ChatRequest = z.infer<typeof chatRequest>;
export type ChatResponse = z.infer<typeof chatResponse>;
export type WireCitation = z.infer<typeof citation>;
