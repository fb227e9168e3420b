import { Agent, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/answer/chat.js';
import { shutDown } from '../../src/http/shut-down.js';
import { withResolvers } from '../support/with-resolvers.js';
import { CONVERSATION_ID, fakeServices, MESSAGE_ID, REPLY } from './fake-services.js';
import { askInStream, readEvents } from './read-events.js';
import { runServer } from './running-server.js';

/** Starts, waits for `finish`, replies; heeds no signal, as the worst answer would. */
function waitingChat(finish: Promise<void>): Chat {
  return async (_question, observer) => {
    observer?.start?.({ conversationId: CONVERSATION_ID, messageId: MESSAGE_ID, notice: REPLY.notice });
    await finish;
    observer?.delta?.(REPLY.markdown);
    return REPLY;
  };
}

describe('shutDown', () => {
  it('lets a running answer finish, and resolves as soon as it has', async () => {
    const finish = withResolvers();
    const services = fakeServices({ chat: waitingChat(finish.promise) });
    const { server, url } = await runServer(services);
    const reply = await askInStream(url);
    const begun = performance.now();
    const down = shutDown(server, services.streams, 10_000);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    finish.resolve();
    expect(readEvents(await reply.text()).map((event) => event.name)).toEqual(['start', 'delta', 'citation', 'done']);
    await down;
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('tells a stream that is still open at the deadline to ask again, and ends it', async () => {
    const never = withResolvers();
    const services = fakeServices({ chat: waitingChat(never.promise) });
    const { server, url } = await runServer(services);
    const reply = await askInStream(url);
    await shutDown(server, services.streams, 30);
    const events = readEvents(await reply.text());
    expect(events.map((event) => event.name)).toEqual(['start', 'error']);
    expect(events[1]?.data).toMatchObject({
      problem: { status: 503, code: 'not_ready', detail: '服务正在重启，请稍后重新提问。' },
    });
    never.resolve();
  });

  it('does not wait for callers that keep their connection for a next request', async () => {
    const finish = withResolvers();
    const services = fakeServices({ chat: waitingChat(finish.promise) });
    const { server, url } = await runServer(services);
    const agent = new Agent({ keepAlive: true });
    const ask = { agent, method: 'POST', headers: { 'content-type': 'application/json' } };
    const answered = new Promise<void>((resolve, reject) => {
      const asking = request(`${url}/api/v1/chat`, ask, (reply) => reply.resume().on('end', resolve));
      asking.on('error', reject).end(JSON.stringify({ message: '你好' }));
    });
    await new Promise((resolve) => server.once('request', resolve));
    const begun = performance.now();
    const down = shutDown(server, services.streams, 10_000);
    finish.resolve();
    await answered;
    await down;
    // Left alone, Node would keep the connection for 5 s more.
    expect(performance.now() - begun).toBeLessThan(2000);
    agent.destroy();
  });

  it('cuts by force what neither ends nor streams', async () => {
    const never = withResolvers();
    const services = fakeServices({ chat: waitingChat(never.promise) });
    const running = await runServer(services);
    const { server } = running;
    const asked = running.request
      .post('/api/v1/chat')
      .send({ message: '你好' })
      .then(
        () => 'answered',
        () => 'cut',
      );
    await new Promise((resolve) => server.once('request', resolve));
    await shutDown(server, services.streams, 30);
    expect(await asked).toBe('cut');
  });

  it('may be called twice', async () => {
    const services = fakeServices();
    const { server } = await runServer(services);
    await shutDown(server, services.streams, 30);
    await shutDown(server, services.streams, 30);
  });
});
