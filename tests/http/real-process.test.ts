import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibsqlRecords } from '../../src/adapters/records/libsql-records.js';
import type { ChatResponse } from '../../src/contract/chat.js';
import { type ServeProcess, startServe, temporaryDataDir } from '../support/real-server.js';
import { readEvents } from './read-events.js';

/** As long as a question may be, so that answering it takes long enough to be interrupted. */
const LONG_QUESTION = '智能机器人产业的营业收入目标是多少，'.repeat(200).slice(0, 2000);
/** A start loads the model, on a machine that may be busy. */
const PATIENCE_MS = 60_000;

describe('the server as a process', { timeout: 2 * PATIENCE_MS }, () => {
  let dataDir: ReturnType<typeof temporaryDataDir>;
  const running: ServeProcess[] = [];

  beforeEach(async () => {
    dataDir = temporaryDataDir();
  });
  afterEach(async () => {
    for (const { child, exited } of running.splice(0)) {
      child.kill('SIGKILL');
      await exited;
    }
    await dataDir.remove();
  });

  const start = (port = 0): ServeProcess => {
    const started = startServe(dataDir.path, port);
    running.push(started);
    return started;
  };
  const ask = (origin: string, body: object): Promise<Response> =>
    fetch(`${origin}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('ends in order on SIGTERM: open streams come to their end, new callers are turned away, exit code 0', async () => {
    const { child, listening, exited, said } = start();
    const origin = await listening;
    // A reply's head comes with its first event, so each of these streams is open now.
    const streams = await Promise.all(
      Array.from({ length: 3 }, () => ask(origin, { message: LONG_QUESTION, stream: true })),
    );
    child.kill('SIGTERM');
    const ends = await Promise.all(streams.map(async (stream) => readEvents(await stream.text()).at(-1)?.name));
    expect(ends).toEqual(['done', 'done', 'done']);
    expect(await exited).toEqual({ code: 0, signal: null });
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
    expect(said()).toContain('正在停止');
    expect(said()).not.toContain(LONG_QUESTION.slice(0, 20));
  });

  it('loses no acknowledged answer to kill -9 while others are being answered, and starts again on the same data', async () => {
    const first = start();
    const origin = await first.listening;
    const told = (await (await ask(origin, { message: '第13条讲什么' })).json()) as ChatResponse;
    const { conversationId } = told;
    const acknowledged = [told.messageId];
    for (const message of ['第14条讲什么', '第15条讲什么']) {
      const reply = (await (await ask(origin, { message, conversationId })).json()) as ChatResponse;
      acknowledged.push(reply.messageId);
    }
    const cut = Array.from({ length: 4 }, () =>
      ask(origin, { message: LONG_QUESTION, conversationId, stream: true })
        .then((reply) => reply.text())
        .then(
          (text) => (text.includes('event: done') ? 'answered' : 'cut'),
          () => 'cut',
        ),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    first.child.kill('SIGKILL');
    expect((await first.exited).signal).toBe('SIGKILL');
    expect(await Promise.all(cut)).toContain('cut');

    const records = await openLibsqlRecords(dataDir.path);
    const kept = (await records.conversation(conversationId, 100)).map(({ messageId }) => messageId);
    await records.close();
    expect(kept.slice(0, acknowledged.length)).toEqual(acknowledged);

    const again = start();
    const reply = await fetch(`${await again.listening}/api/v1/conversations/${conversationId}`);
    expect(reply.status).toBe(200);
    // The index was whole as well: it is opened, not built again.
    expect(again.said()).not.toContain('索引已重建');
  });

  it('says in one sentence that its port is taken, with exit code 1, and leaves the other server alone', async () => {
    const origin = await start().listening;
    const port = Number(new URL(origin).port);
    const second = start(port);
    expect(await second.exited).toEqual({ code: 1, signal: null });
    const words = second.said().trim().split('\n');
    expect(words).toHaveLength(1);
    expect(words[0]).toContain(`端口 ${port} 已被占用`);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});
