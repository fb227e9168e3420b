import { describe, expect, it } from 'vitest';
import { problem } from '../../src/contract/problem.js';
import { FAILURES, Failure, type FailureCode } from '../../src/domain/failure.js';
import { fakeServices } from './fake-services.js';
import { runServer } from './running-server.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

/** What each wrong request becomes, and what must be said of it. */
const WRONG_QUESTIONS: readonly (readonly [why: string, body: unknown, detail: string])[] = [
  ['no message', {}, '问题（message）：请填写问题（message）。'],
  ['blanks only: they are trimmed away', { message: '  \n' }, '问题（message）：问题不能为空。'],
  ['one character too many', { message: '字'.repeat(2001) }, '问题（message）：问题不能超过 2000 字。'],
  ['a day that the calendar lacks', { message: '问', asOf: '2025-02-30' }, '日期（asOf）：日期应写作 YYYY-MM-DD。'],
  [
    'an id that is none',
    { message: '问', conversationId: '1' },
    '会话编号（conversationId）：conversationId 格式有误。',
  ],
  ['a document id that could be none', { message: '问', documentIds: ['../x'] }, '文件范围（documentIds）：'],
  ['a place deep inside', { message: '问', history: [{ role: 'user' }] }, '历史消息（history.0.content）：'],
  ['a wrong type, in Chinese too', { message: '问', stream: 'yes' }, '流式输出（stream）：无效输入'],
  ['an array', [], '请求内容应为一个 JSON 对象。'],
  ['two faults at once', { message: '', channel: 'fax' }, '问题（message）：问题不能为空；渠道（channel）：'],
];

describe('problems', () => {
  it.each(WRONG_QUESTIONS)('400 names the field: %s', async (_why, body, detail) => {
    const { request } = await runServer(fakeServices());
    const reply = await request
      .post('/api/v1/chat')
      .send(body as object)
      .expect(400);
    expect(reply.type).toBe('application/problem+json');
    expect(problem.strict().parse(reply.body)).toMatchObject({ code: 'invalid_request', title: 'Bad Request' });
    expect(reply.body.detail).toContain(detail);
  });

  it('400 for broken JSON, without quoting it', async () => {
    const { request } = await runServer(fakeServices());
    const reply = await request.post('/api/v1/chat').type('json').send('{"message": "secret').expect(400);
    expect(reply.body.detail).toBe('请求内容不是有效的 JSON，请检查后重试。');
    expect(reply.text).not.toContain('secret');
  });

  it('400 for no body at all', async () => {
    const { request } = await runServer(fakeServices());
    await request.post('/api/v1/chat').expect(400);
  });

  it('400 for an address that cannot be decoded', async () => {
    const { request } = await runServer(fakeServices());
    await request.get('/api/v1/documents/%E0%A4%A').expect(400);
  });

  it('takes the longest question: 2000 characters', async () => {
    const { request } = await runServer(fakeServices());
    await request
      .post('/api/v1/chat')
      .send({ message: ` ${'字'.repeat(2000)} ` })
      .expect(200);
  });

  it('413 above 64 kB', async () => {
    const { request } = await runServer(fakeServices());
    const reply = await request
      .post('/api/v1/chat')
      .send({ message: 'a'.repeat(64 * 1024) })
      .expect(413);
    expect(reply.body).toMatchObject({ code: 'too_large' });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
  ])('415 for %s: a page of another site can send a form, never JSON, without asking first', async (type) => {
    const { request } = await runServer(fakeServices());
    const reply = await request.post('/api/v1/chat').set('Content-Type', type).send('message=1').expect(415);
    expect(reply.body).toMatchObject({ code: 'unsupported_media_type' });
  });

  it.each([
    ['get', '/api/v1/nothing'],
    ['get', '/api/v1/chat'],
    ['put', '/api/v1/feedback'],
    ['post', '/healthz'],
  ] as const)('404 for %s %s', async (method, path) => {
    const { request } = await runServer(fakeServices());
    const reply = await request[method](path).expect(404);
    expect(reply.type).toBe('application/problem+json');
    expect(reply.body).toMatchObject({ code: 'not_found' });
  });

  it('429 with Retry-After once the limit is reached, and only for the interface', async () => {
    const { request } = await runServer(fakeServices({ rateLimit: { limit: 2, windowMs: 30_000 } }));
    await request.get('/api/v1/documents').expect(200);
    await request.get('/api/v1/documents').expect(200);
    const reply = await request.get('/api/v1/documents').expect(429);
    expect(reply.body).toMatchObject({ code: 'too_many_requests', status: 429 });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(reply.headers['retry-after'])).toBeLessThanOrEqual(30);
    // A probe must not be starved by a busy neighbour.
    await request.get('/healthz').expect(200);
  });

  it('believes X-Forwarded-For of a trusted proxy only: else each request could be a new address', async () => {
    const rateLimit = { limit: 1, windowMs: 30_000 };
    const open = await runServer(fakeServices({ rateLimit }));
    await open.request.get('/api/v1/documents').set('X-Forwarded-For', '10.0.0.1').expect(200);
    await open.request.get('/api/v1/documents').set('X-Forwarded-For', '10.0.0.2').expect(429);
    const behind = await runServer(fakeServices({ rateLimit, trustedProxies: 1 }));
    await behind.request.get('/api/v1/documents').set('X-Forwarded-For', '10.0.0.1').expect(200);
    await behind.request.get('/api/v1/documents').set('X-Forwarded-For', '10.0.0.2').expect(200);
  });

  it.each(Object.keys(FAILURES) as FailureCode[])('a Failure %s becomes its status and its words', async (code) => {
    const chat = async (): Promise<never> => {
      throw new Failure(code, 'for the log');
    };
    const { request } = await runServer(fakeServices({ chat }));
    const { status, publicMessage } = FAILURES[code];
    const reply = await request.post('/api/v1/chat').send({ message: '你好' }).expect(status);
    expect(reply.body).toMatchObject({ code, detail: publicMessage });
    expect(reply.text).not.toContain('for the log');
    if (status === 503) expect(reply.headers['retry-after']).toBe('5');
  });

  it('500 for the unforeseen, which is not shown', async () => {
    const search = async (): Promise<never> => {
      throw new TypeError('cannot read properties of undefined');
    };
    const { request } = await runServer(fakeServices({ search }));
    const reply = await request.post('/api/v1/search').send({ query: '机器人' }).expect(500);
    expect(reply.body).toMatchObject({ code: 'internal', detail: FAILURES.internal.publicMessage });
    expect(reply.text).not.toContain('undefined');
  });
});

describe('request ids', () => {
  it('gives one to each request, the same in header and problem', async () => {
    const { request } = await runServer(fakeServices());
    const reply = await request.get('/nothing').expect(404);
    expect(reply.headers['x-request-id']).toMatch(UUID);
    expect(reply.body.requestId).toBe(reply.headers['x-request-id']);
  });

  it('keeps a sane one, so that a proxy’s log and ours can be joined', async () => {
    const { request } = await runServer(fakeServices());
    const reply = await request.get('/healthz').set('X-Request-Id', 'proxy-1.2_3');
    expect(reply.headers['x-request-id']).toBe('proxy-1.2_3');
  });

  it.each(['a b', 'x'.repeat(65), '<script>'])('replaces %j, which could forge a log line', async (given) => {
    const { request } = await runServer(fakeServices());
    const reply = await request.get('/healthz').set('X-Request-Id', given);
    expect(reply.headers['x-request-id']).toMatch(UUID);
  });
});
