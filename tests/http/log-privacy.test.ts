import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/domain/failure.js';
import { createLogger } from '../../src/http/create-logger.js';
import { fakeServices, logSink } from './fake-services.js';
import { runServer } from './running-server.js';

const SECRET = '我的身份证是440106199001011234';
const KEY = 'sk-do-not-log-this-key';

async function logged(
  act: (request: Awaited<ReturnType<typeof runServer>>['request']) => Promise<unknown>,
  given = {},
) {
  const sink = logSink();
  const { request } = await runServer(fakeServices({ logger: createLogger('trace', sink.stream), ...given }));
  await act(request);
  const text = sink.text();
  return {
    text,
    lines: text
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line)),
  };
}

describe('what is logged', () => {
  it('is one line a request: id, method, declared route, status, duration', async () => {
    const { lines } = await logged((request) =>
      request.post('/api/v1/chat').set('X-Request-Id', 'the-id').send({ message: SECRET }).expect(200),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      requestId: 'the-id',
      method: 'POST',
      route: '/api/v1/chat',
      status: 200,
      complete: true,
      durationMs: expect.any(Number),
      msg: 'request',
    });
  });

  it('is never the question, the reply, a key, an id of a conversation, or an address as typed', async () => {
    const conversationId = '0a6f2b1e-6b7c-4c1e-9d2e-0d6f0a1b2c3d';
    const { text, lines } = await logged(async (request) => {
      const headers = { Authorization: `Bearer ${KEY}`, 'X-Api-Key': KEY, Cookie: `key=${KEY}` };
      await request.post('/api/v1/chat').set(headers).send({ message: SECRET, conversationId }).expect(200);
      await request.post('/api/v1/chat').set(headers).send({ message: SECRET, stream: true }).expect(200);
      await request.post('/api/v1/chat').set(headers).send({ message: SECRET, asOf: SECRET }).expect(400);
      await request.post('/api/v1/chat').set(headers).type('json').send(`{"message": "${SECRET}`).expect(400);
      await request.post('/api/v1/search').set(headers).send({ query: SECRET }).expect(200);
      await request.get(`/api/v1/conversations/${conversationId}`).expect(404);
      await request.get(`/${encodeURIComponent(SECRET)}?q=${encodeURIComponent(SECRET)}&key=${KEY}`).expect(404);
    });
    expect(lines).toHaveLength(7);
    for (const hidden of [SECRET, encodeURIComponent(SECRET), '440106', KEY, conversationId, '智能机器人']) {
      expect(text).not.toContain(hidden);
    }
  });

  it('of a fault is where it arose, never the message of a stranger, which may quote the question', async () => {
    const search = async (): Promise<never> => {
      throw new TypeError(`cannot parse "${SECRET}\n    at ${SECRET}"`);
    };
    const { text, lines } = await logged(
      (request) => request.post('/api/v1/search').send({ query: SECRET }).expect(500),
      { search },
    );
    expect(text).not.toContain(SECRET);
    const [fault, line] = lines;
    expect(fault).toMatchObject({ msg: 'request failed', err: { code: 'internal', cause: { name: 'TypeError' } } });
    expect(JSON.stringify(fault?.err)).toContain('log-privacy.test');
    expect(fault?.requestId).toBe(line?.requestId);
  });

  it('of a Failure is our own message: it says what to repair', async () => {
    const chat = async (): Promise<never> => {
      throw new Failure('model_damaged', 'checksum of model.onnx differs');
    };
    const { lines } = await logged((request) => request.post('/api/v1/chat').send({ message: SECRET }).expect(503), {
      chat,
    });
    expect(lines[0]).toMatchObject({ err: { code: 'model_damaged', message: 'checksum of model.onnx differs' } });
  });

  it('of a wrong request is no fault of ours: one line, no alarm', async () => {
    const { lines } = await logged((request) => request.post('/api/v1/chat').send({}).expect(400));
    expect(lines).toMatchObject([{ level: 30, status: 400 }]);
  });
});
