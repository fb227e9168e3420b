import type { ChatResponse, WireCitation } from '../../../contract/chat.js';
import type { ChatEvent } from '../../../contract/chat-events.js';
import type { KeptConversation } from '../../../contract/conversation.js';
import type { Fault } from '../wire/fault.js';

/** One question and what has come of it so far. */
export interface Turn {
  /** Tells turns apart on the page; never sent. */
  readonly key: string;
  readonly question: string;
  readonly status: 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';
  readonly answer: string;
  /** The streamed pieces, each of whole sentences, for the spoken log; empty for a restored turn. */
  readonly pieces: readonly string[];
  readonly citations: readonly WireCitation[];
  readonly followUps: readonly string[];
  readonly notice: string;
  readonly conversationId: string | null;
  readonly messageId: string | null;
  readonly outcome: ChatResponse['outcome'] | null;
  readonly fault: Fault | null;
}

/** What can happen to a conversation on the page. */
export type ConversationAction =
  | { readonly type: 'asked'; readonly key: string; readonly question: string }
  | { readonly type: 'told'; readonly key: string; readonly event: ChatEvent }
  | { readonly type: 'ended'; readonly key: string; readonly fault: Fault }
  | { readonly type: 'restored'; readonly messages: KeptConversation['messages'] }
  | { readonly type: 'cleared' };

/** The next state. An event for a turn that is gone, or that has ended, changes nothing. */
export function reduceTurns(turns: readonly Turn[], action: ConversationAction): readonly Turn[] {
  switch (action.type) {
    case 'asked': {
      const asked = emptyTurn(action.key, action.question);
      return turns.some(({ key }) => key === action.key) ? replace(turns, action.key, () => asked) : [...turns, asked];
    }
    case 'told':
      return replace(turns, action.key, (turn) => (isOpen(turn) ? told(turn, action.event) : turn));
    case 'ended':
      return replace(turns, action.key, (turn) =>
        isOpen(turn)
          ? { ...turn, status: action.fault.kind === 'stopped' ? 'stopped' : 'failed', fault: action.fault }
          : turn,
      );
    case 'restored': {
      // A question asked before the record arrived stays below it.
      const present = new Set(turns.map(({ messageId }) => messageId));
      return [...action.messages.filter(({ messageId }) => !present.has(messageId)).map(restoredTurn), ...turns];
    }
    case 'cleared':
      return [];
    default:
      return action satisfies never;
  }
}

/** Whether an answer is still on its way. */
export function isOpen({ status }: Turn): boolean {
  return status === 'waiting' || status === 'streaming';
}

function emptyTurn(key: string, question: string): Turn {
  return {
    key,
    question,
    status: 'waiting',
    answer: '',
    pieces: [],
    citations: [],
    followUps: [],
    notice: '',
    conversationId: null,
    messageId: null,
    outcome: null,
    fault: null,
  };
}

function told(turn: Turn, event: ChatEvent): Turn {
  switch (event.name) {
    case 'start':
      return {
        ...turn,
        conversationId: event.data.conversationId,
        messageId: event.data.messageId,
        notice: event.data.notice,
      };
    case 'delta':
      return {
        ...turn,
        status: 'streaming',
        answer: turn.answer + event.data.text,
        pieces: [...turn.pieces, event.data.text],
      };
    case 'citation': {
      const { citation } = event.data;
      const others = turn.citations.filter(({ index }) => index !== citation.index);
      return { ...turn, citations: [...others, citation].sort((a, b) => a.index - b.index) };
    }
    case 'done': {
      const pieces = turn.pieces.length > 0 ? turn.pieces : [event.data.answer];
      return { ...turn, ...complete(event.data), pieces };
    }
    case 'error':
      return turn;
    default:
      return event satisfies never;
  }
}

function restoredTurn({ messageId, question, response }: KeptConversation['messages'][number]): Turn {
  return { ...emptyTurn(messageId, question), ...complete(response), messageId };
}

function complete(response: ChatResponse) {
  const { answer, citations, followUps, notice, conversationId, messageId, outcome } = response;
  return { status: 'done' as const, answer, citations, followUps, notice, conversationId, messageId, outcome };
}

function replace(turns: readonly Turn[], key: string, change: (turn: Turn) => Turn): readonly Turn[] {
  return turns.map((turn) => (turn.key === key ? change(turn) : turn));
}
