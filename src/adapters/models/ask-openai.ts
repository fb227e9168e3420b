import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import type { ChatGeneration } from '@langchain/core/outputs';
import { ChatOpenAICompletions } from '@langchain/openai';
import { ModelFault, type ModelMessage, type ModelRequest } from '../../ports/language-model.js';
import { chatFetch } from './bounded-fetch.js';
import type { EndpointSettings } from './endpoint.js';
import { type ModelAbilities, messagesFor } from './model-abilities.js';
import type { ReplyPart } from './read-reply.js';

/**
 * One request to a chat endpoint, as its abilities allow; errors come as the SDK throws them. `onWhole` is told where the
 * endpoint replied at once though it was asked to stream.
 */
export async function* askOpenai(
  endpoint: EndpointSettings & { readonly timeoutMs: number },
  request: ModelRequest,
  abilities: ModelAbilities,
  signal: AbortSignal,
  onWhole: () => void,
): AsyncGenerator<ReplyPart> {
  const chat = new ChatOpenAICompletions({
    model: endpoint.model,
    // Without a key the SDK takes one from the environment, which is none of this endpoint's business.
    apiKey: endpoint.apiKey ?? 'none',
    maxTokens: request.maxTokens,
    ...(abilities.temperature ? { temperature: request.temperature } : {}),
    streamUsage: abilities.streamUsage,
    maxRetries: 0,
    timeout: endpoint.timeoutMs,
    configuration: {
      baseURL: endpoint.baseUrl,
      fetch: chatFetch(onWhole),
      organization: null,
      project: null,
      // The SDK would print what it cannot read.
      logLevel: 'off',
    },
  });
  const messages = messagesFor(request, abilities).map(toLangchain);
  const format = responseFormat(request, abilities);
  const options = { signal, ...(format ? { response_format: format } : {}) };
  // Below LangChain's public `stream` and `invoke`: those report every question to whatever tracing the environment names, and
  // join all pieces again for it.
  if (!abilities.streams) {
    const { generations } = await chat._generate(messages, options);
    const [generation] = generations;
    if (!generation) throw new ModelFault('empty', 'the reply has no choices');
    yield partOf(generation);
    return;
  }
  for await (const chunk of chat._streamResponseChunks(messages, options)) yield partOf(chunk);
}

/** What LangChain adds to a message where the endpoint tells it. */
interface Usage {
  readonly usage_metadata?: { readonly input_tokens?: number; readonly output_tokens?: number };
}

function partOf({ text, message, generationInfo }: ChatGeneration): ReplyPart {
  const { usage_metadata: usage } = message as BaseMessage & Usage;
  const finish: unknown = generationInfo?.finish_reason;
  return {
    text,
    thinks: Boolean(message.additional_kwargs.reasoning_content),
    finish: typeof finish === 'string' ? finish : null,
    usage: usage
      ? { kind: 'usage', inputTokens: usage.input_tokens ?? 0, outputTokens: usage.output_tokens ?? 0 }
      : null,
  };
}

function toLangchain({ role, content }: ModelMessage): BaseMessage {
  if (role === 'system') return new SystemMessage(content);
  return role === 'user' ? new HumanMessage(content) : new AIMessage(content);
}

function responseFormat({ json }: ModelRequest, { json: how, streams }: ModelAbilities) {
  if (!json || how === 'words') return null;
  // Replies that come whole are parsed by LangChain where a schema is asked for, and it stumbles over thinking before them.
  if (how === 'object' || !streams) return { type: 'json_object' as const };
  return { type: 'json_schema' as const, json_schema: { name: json.name, schema: json.schema, strict: true } };
}
