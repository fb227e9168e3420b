import type { ChatEvent } from '../contract/chat-events.js';
import { wireReply } from '../wire/wire-reply.js';
import type { ServerSentEvent } from './event-stream.js';
import { problemOf } from './problem-of.js';
import type { ReplyForm } from './send-reply.js';

/** Our own form of a reply: JSON; or start, deltas, citations, done; after a fault, error. */
export const chatForm: ReplyForm = {
  whole: wireReply,
  start: (head) => eventOf({ name: 'start', data: { ...head } }),
  delta: (text) => eventOf({ name: 'delta', data: { text } }),
  done: (reply) => {
    const done = wireReply(reply);
    const citations = done.citations.map((citation) => eventOf({ name: 'citation', data: { citation } }));
    return [...citations, eventOf({ name: 'done', data: done })];
  },
  fault: (failure, requestId) => eventOf({ name: 'error', data: { problem: problemOf(failure, requestId) } }),
};

function eventOf({ name, data }: ChatEvent): ServerSentEvent {
  return { name, data: JSON.stringify(data) };
}
