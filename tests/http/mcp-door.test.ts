import { describe, expect, it, vi } from 'vitest';
import type { Chat } from '../../src/answer/chat.js';
import { createLogger } from '../../src/http/create-logger.js';
import { fakeServices, logSink } from './fake-services.js';
import { runServer } from './running-server.js';

const ACCEPT = 'application/json, text/event-stream';
const call = (name: string, given: object) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name, arguments: given },
});

describe('/mcp', () => {
  it('is not for browsers: a page that reaches the server by a name of its own sends its origin', async () => {
    const { request, url } = await runServer(fakeServices());
    for (const origin of [url, 'http://evil.example', 'null']) {
      await request
        .post('/mcp')
        .set('Origin', origin)
        .send(call('ask_policy', { question: '问' }))
        .expect(403);
    }
  });

  it('has no stream of notices and no sessions to end', async () => {
    const { request } = await runServer(fakeServices());
    expect((await request.get('/mcp').set('Accept', 'text/event-stream').expect(405)).headers.allow).toBe('POST');
    await request.delete('/mcp').expect(405);
  });

  it('takes one message at a time, and no body over 64 kB', async () => {
    const { request } = await runServer(fakeServices());
    await request
      .post('/mcp')
      .set('Accept', ACCEPT)
      .send([call('ask_policy', { question: '问' })])
      .expect(400);
    await request
      .post('/mcp')
      .set('Accept', ACCEPT)
      .send({ filler: 'a'.repeat(64 * 1024) })
      .expect(413);
  });

  it('logs a fault of ours, and tells the caller nothing of its inside', async () => {
    const sink = logSink();
    const chat: Chat = async () => {
      throw new TypeError('cannot read properties of undefined');
    };
    const { request } = await runServer(fakeServices({ chat, logger: createLogger('info', sink.stream) }));
    const reply = await request
      .post('/mcp')
      .set('Accept', ACCEPT)
      .send(call('ask_policy', { question: '秘密' }));
    expect(reply.text).toContain('服务出现问题，请稍后再试。');
    expect(reply.text).not.toContain('undefined');
    expect(sink.text()).toContain('request failed');
    expect(sink.text()).toContain('"route":"/mcp"');
    expect(sink.text()).not.toContain('秘密');
  });

  it('stops the work when the client is gone', async () => {
    let signal: AbortSignal | undefined;
    const chat: Chat = (question) => {
      signal = question.signal;
      return new Promise((_resolve, reject) => {
        question.signal?.addEventListener('abort', () => reject(question.signal?.reason));
      });
    };
    const sink = logSink();
    const { url } = await runServer(fakeServices({ chat, logger: createLogger('info', sink.stream) }));
    const leaving = new AbortController();
    const asked = fetch(`${url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: ACCEPT },
      body: JSON.stringify(call('ask_policy', { question: '问' })),
      signal: leaving.signal,
    }).then((reply) => reply.text());
    await vi.waitFor(() => expect(signal).toBeDefined());
    leaving.abort();
    await asked.catch(() => null);
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
    await vi.waitFor(() => expect(sink.text()).toContain('"complete":false'));
    expect(sink.text()).not.toContain('request failed');
  });
});
