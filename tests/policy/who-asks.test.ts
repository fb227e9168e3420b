import { describe, expect, it } from 'vitest';
import type { ChatReply, Locale } from '../../src/answer/chat.js';
import { openSeedYuece } from '../support/seed-yuece.js';

const yuece = openSeedYuece();
const ask = (message: string, locale: Locale = 'zh-Hans'): Promise<ChatReply> =>
  yuece().chat({ message, asOf: '2025-01-01', locale });

describe('who asks, on the seed policy', () => {
  it.each([
    ['我是养老院的，有什么产品可以用', '养老院', '26'],
    ['我哋公司整机械人嘅，有咩政策', '整机械人', '11'],
    ['外资企业，能不能设研发中心', '外资企业', '45'],
    ['作为一个中小学老师，能用上什么人工智能', '中小学老师', '24'],
  ])('%s: the trade finds the clause and is named', async (message, said, number) => {
    const reply = await ask(message);
    expect(reply.citations[0]?.number).toBe(number);
    expect(reply.markdown).toContain(`按您所说的“${said}”`);
  });

  it('a trade with no bearing on the clause is not named', async () => {
    const reply = await ask('我是养老院的，第13条讲什么');
    expect(reply.citations[0]?.number).toBe('13');
    expect(reply.markdown).not.toContain('按您所说');
  });

  it('is said in the language of the person, in their words', async () => {
    expect((await ask('As a teacher, what can I use?', 'en')).markdown).toContain('As you say “teacher”');
    expect((await ask('我係養老院嘅，有咩產品用得', 'zh-Hant')).markdown).toContain('“養老院”');
  });

  it('what was masked is not given back', async () => {
    const reply = await ask('我是13800138000的养老院，有什么产品');
    expect(JSON.stringify(reply)).not.toContain('13800138000');
  });
});
