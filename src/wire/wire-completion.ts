import type { ChatReply } from '../answer/chat.js';
import { type Completion, type CompletionChunk, type CompletionUsage, MODEL_ID } from '../contract/chat-completions.js';
import { countTokens } from '../domain/count-tokens.js';
import { proofMarkdown } from './proof-markdown.js';
import { wireReply } from './wire-reply.js';

/** What is known of a completion before it is made. */
export interface CompletionHead {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** All that was read of the request, for the usage. */
  readonly prompt: string;
  /** Whether a stream ends with its usage. */
  readonly streamsUsage: boolean;
}

/** One reply in the form of OpenAI's interface: `whole`, or else `first`, `text` as it comes, `last`. */
export interface CompletionWriter {
  whole(reply: ChatReply): Completion;
  first(): CompletionChunk;
  text(content: string): CompletionChunk;
  /** The citations as text, then what is ours as fields, then the usage where it was asked for. */
  last(reply: ChatReply): readonly CompletionChunk[];
}

type ChunkChoice = CompletionChunk['choices'][number];

/** The texts of the chunks joined are the content of the whole. */
export function createCompletionWriter({ id, now, prompt, streamsUsage }: CompletionHead): CompletionWriter {
  const head = { id, created: Math.floor(now / 1000), model: MODEL_ID } as const;
  const chunk = (delta: ChunkChoice['delta'], finish: ChunkChoice['finish_reason'] = null): CompletionChunk => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    // OpenAI's chunks before the last have the field too, where it was asked for.
    ...(streamsUsage && { usage: null }),
  });
  return {
    whole: (reply) => {
      const content = reply.markdown + proofMarkdown(reply);
      const message = { role: 'assistant' as const, content, refusal: null, ...proofOf(reply) };
      return {
        ...head,
        object: 'chat.completion',
        choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
        usage: usageOf(prompt, content),
      };
    },
    first: () => chunk({ role: 'assistant', content: '' }),
    text: (content) => chunk({ content }),
    last: (reply) => {
      const proof = proofMarkdown(reply);
      const chunks = [chunk({ content: proof }), chunk(proofOf(reply), 'stop')];
      if (!streamsUsage) return chunks;
      return [...chunks, { ...chunk({}), choices: [], usage: usageOf(prompt, reply.markdown + proof) }];
    },
  };
}

function proofOf(reply: ChatReply) {
  const { messageId, outcome, citations, notice } = wireReply(reply);
  return { messageId, outcome, citations, notice };
}

function usageOf(prompt: string, content: string): CompletionUsage {
  const [asked, answered] = [countTokens(prompt), countTokens(content)];
  return { prompt_tokens: asked, completion_tokens: answered, total_tokens: asked + answered };
}
