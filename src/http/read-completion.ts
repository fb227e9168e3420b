import type { ChatQuestion } from '../answer/chat.js';
import { chatRequest, HISTORY_LIMIT } from '../contract/chat.js';
import { type CompletionMessage, type CompletionRequest, MODEL_ID } from '../contract/chat-completions.js';
import { Failure } from '../domain/failure.js';

type ReadQuestion = Pick<ChatQuestion, 'message' | 'asOf'> & Required<Pick<ChatQuestion, 'history'>>;

const asked = chatRequest.pick({ message: true, history: true }).required();

/**
 * The question in a completion request: the last message of the user. What user and assistant said before it is the history, the
 * newest 20; nobody else's messages are read. Throws a Failure that names the message at fault.
 */
export function readCompletion({ model, messages, asOf }: CompletionRequest): ReadQuestion {
  if (model !== MODEL_ID) {
    throw new Failure('not_found', 'no such model', {
      publicMessage: `没有这个模型，本服务只有 ${MODEL_ID}。`,
      field: 'model',
    });
  }
  const said = messages.flatMap(turnOf);
  const last = said.findLastIndex(({ role }) => role === 'user');
  const question = said[last];
  if (!question) throw wrong('messages', '应有一条 user 消息，它就是问题');
  const earlier = said.slice(0, last).slice(-HISTORY_LIMIT);
  const parsed = asked.safeParse({ message: question.content, history: earlier });
  if (parsed.success) return asOf ? { ...parsed.data, asOf } : parsed.data;
  const [issue] = parsed.error.issues;
  const [, turn] = issue?.path ?? [];
  const at = typeof turn === 'number' ? earlier[turn]?.at : question.at;
  throw wrong(`messages.${at}.content`, issue?.message ?? '');
}

/** What a user or the assistant said, with its place among the messages; nothing for the others and for empty turns. */
function turnOf({ role, content }: CompletionMessage, at: number) {
  if (role !== 'user' && role !== 'assistant') return [];
  const text = typeof content === 'string' ? content : (content ?? []).map((part) => part.text).join('\n');
  return role === 'assistant' && text === '' ? [] : [{ role, content: text, at }];
}

function wrong(field: string, why: string): Failure {
  return new Failure('invalid_request', `invalid fields: ${field}`, {
    publicMessage: `消息（${field}）：${why}。`,
    field,
  });
}
