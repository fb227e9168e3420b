import { describe, expect, it, vi } from 'vitest';
import type { ChatQuestion } from '../../src/answer/chat.js';
import { chatResponse } from '../../src/contract/chat.js';
import { Failure } from '../../src/domain/failure.js';
import { withResolvers } from '../support/with-resolvers.js';
import { answeringChat, CONVERSATION_ID, fakeServices, REPLY } from './fake-services.js';
import { runServer } from './running-server.js';

describe('POST /api/v1/chat as JSON', () => {
  it('sends the reply as the wire has it, and nothing that is not on the wire', async () => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.post('/api/v1/chat').send({ message: '机器人有什么政策？' }).expect(200);
    // Strict: a confidence that slips out fails here.
    const parsed = chatResponse.strict().parse(body);
    expect(parsed).toMatchObject({ answer: REPLY.markdown, messageId: REPLY.messageId, timings: REPLY.timings });
    expect(parsed.citations).toEqual(REPLY.citations);
  });

  it('hands every field of the request to the use-case, the message trimmed', async () => {
    const chat = vi.fn(answeringChat);
    const { request } = await runServer(fakeServices({ chat }));
    const asked = {
      message: '  第13条？ ',
      conversationId: CONVERSATION_ID,
      history: [{ role: 'user', content: '你好' }],
      channel: 'mini-program',
      asOf: '2025-01-01',
      documentIds: ['notice-2024-1'],
      locale: 'zh-Hant',
    };
    await request.post('/api/v1/chat').send(asked).expect(200);
    const [question] = chat.mock.calls[0] ?? [];
    expect(question).toEqual({ ...asked, message: '第13条？', signal: expect.any(AbortSignal) });
  });

  it('leaves absent what was absent: defaults are the use-case’s', async () => {
    const chat = vi.fn(answeringChat);
    const { request } = await runServer(fakeServices({ chat }));
    await request.post('/api/v1/chat').send({ message: '你好' }).expect(200);
    expect(Object.keys(chat.mock.calls[0]?.[0] ?? {}).sort()).toEqual(['message', 'signal']);
  });

  it('stops the work when the person goes away', async () => {
    let heard: AbortSignal | undefined;
    const asked = withResolvers();
    const chat = (question: ChatQuestion) => {
      heard = question.signal;
      asked.resolve();
      return new Promise<never>((_resolve, reject) => {
        question.signal?.addEventListener('abort', () => reject(question.signal?.reason));
      });
    };
    const { url } = await runServer(fakeServices({ chat }));
    const leaving = new AbortController();
    const reply = fetch(`${url}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: '你好' }),
      signal: leaving.signal,
    });
    await asked.promise;
    expect(heard?.aborted).toBe(false);
    leaving.abort();
    await expect(reply).rejects.toThrow();
    await vi.waitFor(() => expect(heard?.aborted).toBe(true));
  });

  it('is 503 with Retry-After while no index is open', async () => {
    const chat = async (): Promise<never> => {
      throw new Failure('not_ready', 'no index is open', { retryAfterSeconds: 7 });
    };
    const { request } = await runServer(fakeServices({ chat }));
    const reply = await request.post('/api/v1/chat').send({ message: '你好' }).expect(503);
    expect(reply.headers['retry-after']).toBe('7');
    expect(reply.body).toMatchObject({ code: 'not_ready', status: 503 });
  });
});
