import type { ChatEvent, ChatEventName } from '../../../contract/chat-events.js';
import type { ServerSentEvent } from './event-stream.js';

const NAMES: Readonly<Record<ChatEventName, true>> = {
  start: true,
  delta: true,
  citation: true,
  done: true,
  error: true,
};

/** The chat event in a server-sent event; null for a name or a body this version does not know. */
export function readChatEvent({ name, data }: ServerSentEvent): ChatEvent | null {
  if (!Object.hasOwn(NAMES, name)) return null;
  try {
    const body: unknown = JSON.parse(data);
    // The server checks what it sends against the contract; doing it again here would bundle the schemas.
    return typeof body === 'object' && body !== null ? ({ name, data: body } as ChatEvent) : null;
  } catch {
    return null;
  }
}
