import { expect, it, vi } from 'vitest';
import type { Chat } from '../../src/answer/chat.js';
import { chatResponse } from '../../src/contract/chat.js';
import { openSeedYuece } from '../support/seed-yuece.js';
import { fakeServices } from './fake-services.js';
import { runServer } from './running-server.js';

const yuece = openSeedYuece({ keepRecords: true });

const CONVERSATION = '5f3a1c1e-7c0e-4a55-9d0b-0d7f5a1b2c3d';
const STOPPED = '那手机呢';

// The real answer is faster than any client can leave, so the one to be stopped begins when the client has gone.
it('a turn whose client leaves the stream leaves no trace: the next turn does not lean on it', async () => {
  let hasEnded = false;
  const chat: Chat = async (question, observer) => {
    if (question.message !== STOPPED) return yuece().chat(question, observer);
    await vi.waitFor(() => expect(question.signal?.aborted).toBe(true), 20_000);
    return yuece()
      .chat(question, observer)
      .finally(() => {
        hasEnded = true;
      });
  };
  const { url } = await runServer(fakeServices({ chat }));
  const ask = (message: string, more: RequestInit = {}, stream = false): Promise<Response> =>
    fetch(`${url}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message, stream, conversationId: CONVERSATION, asOf: '2025-01-01' }),
      ...more,
    });

  await (await ask('机器人的目标是多少')).json();
  const leaving = new AbortController();
  const left = ask(STOPPED, { signal: leaving.signal }, true).catch(() => null);
  setTimeout(() => leaving.abort(), 50);
  await left;
  await vi.waitFor(() => expect(hasEnded).toBe(true), 20_000);

  const next = chatResponse.parse(await (await ask('原文怎么写的')).json());
  expect(next.citations[0]?.number).toBe('11');
  const kept = await yuece().records?.conversation(CONVERSATION, 10);
  expect(kept?.map(({ question }) => question)).toEqual(['机器人的目标是多少', '原文怎么写的']);
}, 60_000);
