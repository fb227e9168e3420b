import { openAiErrorOf } from '../wire/open-ai-error.js';
import { type CompletionHead, createCompletionWriter } from '../wire/wire-completion.js';
import type { ServerSentEvent } from './event-stream.js';
import type { ReplyForm } from './send-reply.js';

const END: ServerSentEvent = { data: '[DONE]' };

/** OpenAI's form of a reply: one object, or chunks of it without names, and `[DONE]`. */
export function completionForm(head: CompletionHead): ReplyForm {
  const write = createCompletionWriter(head);
  return {
    whole: write.whole,
    start: () => eventOf(write.first()),
    delta: (text) => eventOf(write.text(text)),
    done: (reply) => [...write.last(reply).map(eventOf), END],
    fault: (failure) => eventOf(openAiErrorOf(failure)),
  };
}

function eventOf(data: object): ServerSentEvent {
  return { data: JSON.stringify(data) };
}
