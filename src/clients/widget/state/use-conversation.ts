import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { ChatClient } from '../wire/chat-client.js';
import type { Fault } from '../wire/fault.js';
import { isOpen, reduceTurns, type Turn } from './conversation.js';
import { readSaved, save } from './saved-value.js';

/** The conversation and everything a person can do with it. */
export interface ConversationControls {
  readonly turns: readonly Turn[];
  readonly busy: boolean;
  /** Why the earlier conversation could not be fetched; null where it was, or where there is none. */
  readonly restoreFault: Fault | null;
  /** Asks; an answer still on its way is stopped first. */
  ask(question: string): void;
  /** Asks the question of a stopped or failed turn again, in its place. */
  retry(turn: Turn): void;
  stop(): void;
  /** Fetches the earlier conversation again after a fault. */
  restore(): void;
  /** Empties the page; with `forget` the record on the server goes first, and a fault there changes nothing. */
  startAnew(forget: boolean): Promise<Fault | null>;
}

const SAVED = 'conversation';

/** Holds the conversation of this browser: its id outlives a reload, its turns are fetched back from the server. */
export function useConversation(client: ChatClient): ConversationControls {
  const [turns, dispatch] = useReducer(reduceTurns, []);
  const [restoreFault, setRestoreFault] = useState<Fault | null>(null);
  const id = useRef<string | null>(readSaved(SAVED));
  const running = useRef<AbortController | null>(null);
  const asked = useRef(0);

  const remember = (conversationId: string | null): void => {
    id.current = conversationId;
    save(SAVED, conversationId);
  };

  const run = async (key: string, question: string): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    dispatch({ type: 'asked', key, question });
    const send = (conversationId: string | null) =>
      client.ask(
        { message: question, channel: 'web', ...(conversationId === null ? {} : { conversationId }) },
        controller.signal,
        (event) => {
          if (controller.signal.aborted) return;
          if (event.name === 'start' || event.name === 'done') remember(event.data.conversationId);
          dispatch({ type: 'told', key, event });
        },
      );
    let fault = await send(id.current);
    if (fault?.status === 404 && id.current !== null) {
      // The record was deleted elsewhere or has lapsed: the question still deserves an answer.
      remember(null);
      fault = await send(null);
    }
    if (fault) dispatch({ type: 'ended', key, fault });
  };

  const restore = async (): Promise<void> => {
    const wanted = id.current;
    setRestoreFault(null);
    if (wanted === null) return;
    const reply = await client.conversation(wanted);
    if (id.current !== wanted) return;
    if (reply.ok) dispatch({ type: 'restored', messages: reply.value.messages });
    else if (reply.fault.status >= 400 && reply.fault.status < 429) remember(null);
    else setRestoreFault(reply.fault);
  };

  useEffect(() => {
    void restore();
    return () => running.current?.abort();
  }, [client]);

  return {
    turns,
    busy: turns.some(isOpen),
    restoreFault,
    ask: (question) => {
      asked.current += 1;
      void run(`asked-${asked.current}`, question);
    },
    retry: (turn) => void run(turn.key, turn.question),
    stop: () => running.current?.abort(),
    restore: () => void restore(),
    startAnew: async (forget) => {
      running.current?.abort();
      if (forget && id.current !== null) {
        const reply = await client.forget(id.current);
        if (!reply.ok && reply.fault.status !== 404) return reply.fault;
      }
      remember(null);
      setRestoreFault(null);
      dispatch({ type: 'cleared' });
      return null;
    },
  };
}
