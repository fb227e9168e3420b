import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../src/adapters/docx-writer.js';
import { ANSWER, exchange } from '../support/exchange.js';
import { fakeServices, memoryRecords } from './fake-services.js';
import { runServer } from './running-server.js';

const SCRIPT = '<script>alert(1)</script>';
const kept = exchange({ question: `机器人${SCRIPT}` });
const at = `/api/v1/conversations/${kept.conversationId}/messages/${kept.messageId}/export`;
const start = () => runServer(fakeServices({ records: memoryRecords([kept]), writeWord: writeDocx }));

describe('the export of a kept answer', () => {
  it.each([
    ['markdown', 'text/markdown', /attachment;.*filename\*=UTF-8''.*\.md/u],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', /attachment;.*\.docx/u],
  ])('gives %s to be kept, and lets no cache keep it', async (format, type, disposition) => {
    const { request } = await start();
    const reply = await request.get(`${at}?format=${format}`).expect(200);
    expect(reply.type).toBe(type);
    expect(reply.headers['content-disposition']).toMatch(disposition);
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('gives a page to print, with both AI labels, in the language asked for, and nothing in it runs', async () => {
    const { request } = await start();
    const { text, type } = await request.get(`${at}?format=print&locale=zh-Hant`).expect(200);
    const page = load(text);
    expect(type).toBe('text/html');
    expect(page('html').attr('lang')).toBe('zh-Hant');
    expect(page('.ai-label').text()).toBe(ANSWER.notice);
    expect(JSON.parse(page('meta[name=AIGC]').attr('content') ?? '').AIGC.ProduceID).toBe(kept.messageId);
    expect(page('blockquote').text()).toBe(`原文摘錄：${ANSWER.citations[0]?.quote}`);
    expect(page('script')).toHaveLength(0);
    expect(page('.exported').text()).toContain(SCRIPT);
  });

  it('leads back to the server as the person reached it', async () => {
    const { request } = await start();
    const { text } = await request.get(`${at}?format=markdown`).set('Host', 'policy.example');
    expect(text).toContain('http://policy.example/documents/notice-2024-1?mark=');
  });

  it('says what is wrong with the query', async () => {
    const { request } = await start();
    const { body } = await request.get(`${at}?format=xls`).expect(400);
    expect(body.detail).toBe('格式（format）：应为 markdown、docx 或 print。');
  });

  it.each([
    ['another conversation', at.replace(kept.conversationId, kept.messageId)],
    ['another message', at.replace(kept.messageId, kept.conversationId)],
  ])('404 for %s: a message is given only with its conversation', async (_name, path) => {
    const { request } = await start();
    await request.get(`${path}?format=markdown`).expect(404);
  });
});
