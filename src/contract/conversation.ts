import { z } from 'zod';
import { chatResponse } from './chat.js';

/** One kept exchange. Personal data in the question is masked; the response's timings are 0, as they are not kept. */
export const keptMessage = z.object({
  messageId: z.string(),
  question: z.string(),
  response: chatResponse,
  /** UTC, `2026-01-31T08:00:00.000Z`. */
  askedAt: z.iso.datetime(),
});

/** A kept conversation, oldest message first. */
export const conversation = z.object({
  conversationId: z.string(),
  messages: z.array(keptMessage),
});

export type KeptConversation = z.infer<typeof conversation>;
