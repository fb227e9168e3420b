import type { ModelMessage, ModelRequest } from '../../ports/language-model.js';
import { messageOf } from './model-fault-of.js';

/** What an endpoint was found to do. Everything is tried once and believed until it is refused. */
export interface ModelAbilities {
  readonly streams: boolean;
  /** Takes `stream_options` and tells the usage at the end of a stream. */
  readonly streamUsage: boolean;
  /** How a reply in JSON is asked for; `words`: in the messages alone. */
  readonly json: 'schema' | 'object' | 'words';
  readonly systemRole: boolean;
  readonly temperature: boolean;
  /** Its template opens the thinking, so that replies begin in the middle of it. */
  readonly startsInThinking: boolean;
  /** Thinking has come, and was removed. */
  readonly thinks: boolean;
}

export const UNTRIED: ModelAbilities = {
  streams: true,
  streamUsage: true,
  json: 'schema',
  systemRole: true,
  temperature: true,
  startsInThinking: false,
  thinks: false,
};

const REFUSED_STATUS = new Set([400, 404, 405, 415, 422, 500, 501]);

/**
 * What is no longer believed of the endpoint after it refused a request, or null where its words blame nothing that can be left
 * out. Always less than was asked, so that asking again comes to an end.
 */
export function learnFrom(
  error: unknown,
  asked: ModelAbilities,
  request: ModelRequest,
): Partial<ModelAbilities> | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  if (typeof status !== 'number' || !REFUSED_STATUS.has(status)) return null;
  const words = messageOf(error).toLowerCase();
  if (
    request.json &&
    asked.json !== 'words' &&
    /response_format|json_schema|json_object|json mode|guided/u.test(words)
  ) {
    return { json: asked.json === 'schema' ? 'object' : 'words' };
  }
  if (asked.streams && asked.streamUsage && /stream_options|include_usage/u.test(words)) {
    return { streamUsage: false };
  }
  if (asked.systemRole && hasSystem(request) && /\bsystem\b|\brole/u.test(words)) return { systemRole: false };
  if (asked.temperature && /temperature/u.test(words)) return { temperature: false };
  if (asked.streams && /stream/u.test(words)) return { streams: false };
  return null;
}

/** The messages as this endpoint can take them. */
export function messagesFor(request: ModelRequest, { json, systemRole }: ModelAbilities): readonly ModelMessage[] {
  const worded =
    request.json && json !== 'schema' ? withJsonInWords(request.messages, request.json.schema) : request.messages;
  if (systemRole || !hasSystem(request)) return worded;
  const system = worded.filter(({ role }) => role === 'system').map(({ content }) => content);
  const others = worded.filter(({ role }) => role !== 'system');
  const first = others.findIndex(({ role }) => role === 'user');
  return others.map((message, at) =>
    at === first ? { ...message, content: [...system, message.content].join('\n\n') } : message,
  );
}

const hasSystem = ({ messages }: ModelRequest): boolean => messages.some(({ role }) => role === 'system');

/** Added to the last message: what stands nearest to the reply is kept best. */
function withJsonInWords(messages: readonly ModelMessage[], schema: unknown): readonly ModelMessage[] {
  const words = `Reply with one JSON object of this JSON Schema, and nothing else:\n${JSON.stringify(schema)}`;
  return messages.map((message, at) =>
    at === messages.length - 1 ? { ...message, content: `${message.content}\n\n${words}` } : message,
  );
}
