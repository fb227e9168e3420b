import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { conversation } from '../../src/contract/conversation.js';
import { exchange } from '../support/exchange.js';
import { fakeServices, memoryRecords } from './fake-services.js';
import { runServer } from './running-server.js';

describe('conversations', () => {
  it('gives a kept conversation in the shapes of a chat', async () => {
    const conversationId = randomUUID();
    const kept = ['一', '二'].map((question) => exchange({ conversationId, question }));
    const { request } = await runServer(fakeServices({ records: memoryRecords(kept) }));
    const { body } = await request.get(`/api/v1/conversations/${conversationId}`).expect(200);
    const { messages } = conversation.strict().parse(body);
    expect(messages.map((message) => message.question)).toEqual(['一', '二']);
    expect(messages[0]).toMatchObject({
      askedAt: new Date(kept[0]?.askedAt ?? 0).toISOString(),
      response: { answer: kept[0]?.answer.markdown, timings: { totalMs: 0, retrieveMs: 0, composeMs: 0 } },
    });
  });

  it('deletes one, and then it is gone', async () => {
    const kept = exchange();
    const { request } = await runServer(fakeServices({ records: memoryRecords([kept]) }));
    await request.delete(`/api/v1/conversations/${kept.conversationId}`).expect(204);
    await request.get(`/api/v1/conversations/${kept.conversationId}`).expect(404);
    await request.delete(`/api/v1/conversations/${kept.conversationId}`).expect(404);
  });

  it('404 for one that never was', async () => {
    const { request } = await runServer(fakeServices());
    const { body } = await request.get(`/api/v1/conversations/${randomUUID()}`).expect(404);
    expect(body.detail).toBe('没有找到这次会话，可能已被删除。');
  });
});

describe('POST /api/v1/feedback', () => {
  it('keeps an opinion of a known answer; what was left out is null', async () => {
    const kept = exchange();
    const records = memoryRecords([kept]);
    const rate = vi.spyOn(records, 'rate');
    const { request } = await runServer(fakeServices({ records }));
    const rating = { messageId: kept.messageId, rating: 'down', reason: '不准确', comment: '  ' };
    const reply = await request.post('/api/v1/feedback').send(rating).expect(204);
    expect(reply.text).toBe('');
    expect(rate).toHaveBeenCalledWith({ ...rating, comment: null, givenAt: 1_760_000_000_000 });
  });

  it('404 for an answer that is not kept', async () => {
    const { request } = await runServer(fakeServices());
    await request.post('/api/v1/feedback').send({ messageId: randomUUID(), rating: 'up' }).expect(404);
  });

  it.each([
    [{ rating: 'up' }, '消息编号（messageId）：messageId 格式有误'],
    [{ messageId: randomUUID(), rating: 'so-so' }, '评价（rating）：rating 应为 up 或 down'],
    [{ messageId: randomUUID(), rating: 'up', comment: '长'.repeat(501) }, '补充说明（comment）：'],
  ])('400 for %j', async (body, detail) => {
    const { request } = await runServer(fakeServices());
    const reply = await request.post('/api/v1/feedback').send(body).expect(400);
    expect(reply.body.detail).toContain(detail);
  });
});
