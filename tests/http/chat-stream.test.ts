import { describe, expect, it, vi } from 'vitest';
import type { Chat, ChatQuestion } from '../../src/answer/chat.js';
import { Failure } from '../../src/domain/failure.js';
import { withResolvers } from '../support/with-resolvers.js';
import { CONVERSATION_ID, fakeServices, MESSAGE_ID, REPLY } from './fake-services.js';
import { askInStream, joinedDeltas, readEvents } from './read-events.js';
import { runServer } from './running-server.js';

const HEAD = { conversationId: CONVERSATION_ID, messageId: MESSAGE_ID, notice: REPLY.notice };

/** Starts, and then waits until it is stopped. */
const hangingChat: Chat = (question, observer) => {
  observer?.start?.(HEAD);
  return new Promise((_resolve, reject) => {
    question.signal?.addEventListener('abort', () => reject(question.signal?.reason));
  });
};

describe('POST /api/v1/chat as events', () => {
  it('sends start, deltas, citations, done, in this order; the deltas joined are the answer', async () => {
    const { url } = await runServer(fakeServices());
    const reply = await askInStream(url);
    expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reply.headers.get('x-accel-buffering')).toBe('no');
    const events = readEvents(await reply.text());
    expect(events.map((event) => event.name)).toEqual(['start', 'delta', 'delta', 'citation', 'done']);
    expect(events[0]).toEqual({ name: 'start', data: HEAD });
    const done = events.at(-1);
    expect(done).toMatchObject({ name: 'done', data: { answer: joinedDeltas(events), citations: REPLY.citations } });
    expect(joinedDeltas(events)).toBe(REPLY.markdown);
  });

  it('streams where only the Accept header asks for it, as an EventSource polyfill does', async () => {
    const { request } = await runServer(fakeServices());
    const reply = await request
      .post('/api/v1/chat')
      .set('Accept', 'text/event-stream')
      .send({ message: '你好' })
      .expect(200);
    expect(readEvents(reply.text).at(-1)?.name).toBe('done');
  });

  it('sends a delta at once, not with the end', async () => {
    const finish = withResolvers();
    const chat: Chat = async (_question, observer) => {
      observer?.start?.(HEAD);
      observer?.delta?.('第一句。');
      await finish.promise;
      return REPLY;
    };
    const { url } = await runServer(fakeServices({ chat }));
    const reader = (await askInStream(url)).body?.pipeThrough(new TextDecoderStream()).getReader();
    let early = '';
    while (!early.includes('第一句。')) early += (await reader?.read())?.value ?? '';
    expect(early).not.toContain('event: done');
    finish.resolve();
    await reader?.cancel();
  });

  it('keeps a silent stream open with comment lines', async () => {
    const { url } = await runServer(fakeServices({ chat: hangingChat, heartbeatMs: 10 }));
    const reader = (await askInStream(url)).body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (text.split(': \n\n').length < 4) text += (await reader?.read())?.value ?? '';
    expect(text.replaceAll(': \n\n', '')).toMatch(/^event: start\n/u);
    await reader?.cancel();
  });

  it('stops the work when the person goes away', async () => {
    let heard: AbortSignal | undefined;
    const chat: Chat = (question: ChatQuestion, observer) => {
      heard = question.signal;
      return hangingChat(question, observer);
    };
    const { url } = await runServer(fakeServices({ chat }));
    const leaving = new AbortController();
    await askInStream(url, { signal: leaving.signal });
    expect(heard?.aborted).toBe(false);
    leaving.abort();
    await vi.waitFor(() => expect(heard?.aborted).toBe(true));
  });

  it('tells a fault after the start as an event, in words for people', async () => {
    const chat: Chat = async (_question, observer) => {
      observer?.start?.(HEAD);
      throw new Error('a vendor broke');
    };
    const { url } = await runServer(fakeServices({ chat }));
    const reply = await askInStream(url, {
      headers: { 'content-type': 'application/json', 'x-request-id': 'asked-by-test' },
    });
    const events = readEvents(await reply.text());
    expect(events.map((event) => event.name)).toEqual(['start', 'error']);
    expect(events[1]?.data).toEqual({
      problem: {
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: '服务出现问题，请稍后再试。',
        code: 'internal',
        requestId: 'asked-by-test',
      },
    });
  });

  it('tells a fault before the start by its status: nothing was promised yet', async () => {
    const chat: Chat = async () => {
      throw new Failure('not_ready', 'no index is open');
    };
    const { url } = await runServer(fakeServices({ chat }));
    const reply = await askInStream(url);
    expect(reply.status).toBe(503);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    expect(reply.headers.get('retry-after')).toBe('5');
  });
});
