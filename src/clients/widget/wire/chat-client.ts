import type { ChatRequest, ChatResponse, WireCitation } from '../../../contract/chat.js';
import type { ChatEvent } from '../../../contract/chat-events.js';
import type { KeptConversation } from '../../../contract/conversation.js';
import type { ClauseDetail } from '../../../contract/documents.js';
import type { ExportFormat } from '../../../contract/export.js';
import type { FeedbackRequest } from '../../../contract/feedback.js';
import { policyAddress } from '../../../contract/policy-address.js';
import { createEventStreamDecoder } from './event-stream.js';
import { type Fault, faultOfError, faultOfProblem, faultOfResponse, INTERRUPTED } from './fault.js';
import { readChatEvent } from './read-chat-event.js';

/** What came of a request: a value, or the reason there is none. Nothing here throws. */
export type Reply<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault };

/** The server as the widget sees it. */
export interface ChatClient {
  /** Streams an answer; resolves with null when it is complete, or with the fault that ended it. */
  ask(request: ChatRequest, signal: AbortSignal, onEvent: (event: ChatEvent) => void): Promise<Fault | null>;
  conversation(id: string): Promise<Reply<KeptConversation>>;
  forget(id: string): Promise<Reply<null>>;
  clause(id: string): Promise<Reply<ClauseDetail>>;
  feedback(request: FeedbackRequest): Promise<Reply<null>>;
  /** Where the cited document can be read, at the clause, with the quoted words marked. */
  readerAddress(citation: WireCitation): string;
  /** Where a kept answer can be had as a file, or as a page to print. */
  exportAddress(answer: { conversationId: string; messageId: string; format: ExportFormat }): string;
}

/** A client of the API under `base`, an origin or a path without a slash at its end. */
export function createChatClient(base: string): ChatClient {
  const address = (path: string): string => `${base}/api/v1${path}`;
  const postJson = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

  return {
    async ask(request, signal, onEvent) {
      try {
        const response = await fetch(address('/chat'), { ...postJson({ ...request, stream: true }), signal });
        return response.ok ? await readAnswer(response, onEvent) : await faultOfResponse(response);
      } catch (error) {
        return faultOfError(error);
      }
    },
    conversation: (id) => request(address(`/conversations/${encodeURIComponent(id)}`)),
    forget: (id) => request(address(`/conversations/${encodeURIComponent(id)}`), { method: 'DELETE' }),
    clause: (id) => request(address(`/clauses/${encodeURIComponent(id)}`)),
    feedback: (body) => request(address('/feedback'), postJson(body)),
    readerAddress: ({ documentId, clauseId, span }) =>
      base + policyAddress(documentId, { clause: clauseId, mark: span }),
    exportAddress: ({ conversationId, messageId, format }) =>
      address(`/conversations/${conversationId}/messages/${messageId}/export?format=${format}`),
  };
}

async function request<Value>(url: string, options: RequestInit = {}): Promise<Reply<Value>> {
  try {
    const response = await fetch(url, options);
    if (!response.ok) return { ok: false, fault: await faultOfResponse(response) };
    return { ok: true, value: (response.status === 204 ? null : await response.json()) as Value };
  } catch (error) {
    return { ok: false, fault: faultOfError(error) };
  }
}

async function readAnswer(response: Response, onEvent: (event: ChatEvent) => void): Promise<Fault | null> {
  // A proxy that cannot stream may have made the server answer in one piece.
  if (!response.headers.get('Content-Type')?.includes('text/event-stream')) {
    onEvent({ name: 'done', data: (await response.json()) as ChatResponse });
    return null;
  }
  const reader = response.body?.getReader();
  if (!reader) return INTERRUPTED;
  const decoder = createEventStreamDecoder();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return INTERRUPTED;
    for (const raw of decoder.push(value)) {
      const event = readChatEvent(raw);
      if (!event) continue;
      if (event.name === 'error') return faultOfProblem(event.data.problem);
      onEvent(event);
      if (event.name === 'done') return null;
    }
  }
}
