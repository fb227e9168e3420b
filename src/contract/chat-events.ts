import { z } from 'zod';
import { chatResponse, citation } from './chat.js';
import { problem } from './problem.js';

/** Server-sent events of `POST /api/v1/chat`: the event name and the JSON object in its data line. */
export const chatEvents = {
  start: z.object({ conversationId: z.string(), messageId: z.string(), notice: z.string() }),
  /** Whole proven sentences; the deltas joined are the answer. */
  delta: z.object({ text: z.string() }),
  citation: z.object({ citation }),
  done: chatResponse,
  error: z.object({ problem }),
} as const;

export type ChatEventName = keyof typeof chatEvents;
export type ChatEvent = {
  [Name in ChatEventName]: { name: Name; data: z.infer<(typeof chatEvents)[Name]> };
}[ChatEventName];
