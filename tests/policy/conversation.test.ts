import { describe, expect, it } from 'vitest';
import type { ChatReply, Locale } from '../../src/answer/chat.js';
import { openSeedYuece } from '../support/seed-yuece.js';

const yuece = openSeedYuece({ keepRecords: true });

const reply = (message: string, earlier: readonly string[], locale: Locale = 'zh-Hans'): Promise<ChatReply> =>
  yuece().chat({ message, history: earlier.map((content) => ({ role: 'user', content })), asOf: '2025-01-01', locale });
/** The last reply of a conversation. */
const talk = (...messages: string[]): Promise<ChatReply> => reply(messages.at(-1) ?? '', messages.slice(0, -1));
const first = async (...messages: string[]): Promise<string | undefined> =>
  (await talk(...messages)).citations[0]?.number;

describe('a question with several readings', () => {
  it('is asked back with at most four clauses, and never without the likeliest', async () => {
    const asked = await talk('智能终端');
    expect(asked.outcome).toBe('clarification');
    expect(asked.followUps.length).toBeGreaterThanOrEqual(2);
    expect(asked.followUps.length).toBeLessThanOrEqual(4);
    for (const title of asked.followUps) expect(asked.markdown).toContain(title);
    expect(asked.markdown).toContain('最接近的是');
  });

  it.each(['第二个', '2', '选2', '第二个吧'])('is answered at once when one is chosen by place: %s', async (choice) => {
    const { citations } = await talk('智能终端');
    const chosen = await talk('智能终端', choice);
    expect(chosen.outcome).toBe('answered');
    expect(chosen.citations[0]?.number).toBe(citations[1]?.number);
  });

  it('or by its title, whole or in part', async () => {
    const { citations, followUps } = await talk('智能终端');
    expect(await first('智能终端', followUps[1] ?? '')).toBe(citations[1]?.number);
    expect(await first('智能终端', '手机')).toBe('14');
  });

  it('is never asked back twice in a row', async () => {
    expect((await talk('智能终端')).outcome).toBe('clarification');
    expect((await talk('智能终端', '平台')).outcome).not.toBe('clarification');
  });

  it.each([
    '机器人产业的目标是多少',
    '第13条讲什么',
    '芯片怎么支持',
    '养老有什么措施',
  ])('a clear one is not asked back: %s', async (question) => {
    expect((await talk(question)).outcome).toBe('answered');
  });

  it('is asked back in the language of the person', async () => {
    expect((await reply('智能终端', [], 'en')).markdown).toContain('reply with a number or a title');
    expect((await reply('智能终端', [], 'zh-Hant')).markdown).toContain('您的問題可以有幾種理解');
  });
});

describe('a conversation', () => {
  it.each([
    ['a new subject', ['机器人的目标是多少', '那手机呢'], '14'],
    ['a correction', ['养老有什么措施', '不是，我问的是医疗'], '25'],
    ['a correction that names both', ['手机的目标是多少', '我说的不是手机，是电脑'], '15'],
    ['a return by words', ['机器人的目标是多少', '那手机呢', '原文', '回到刚才的机器人'], '11'],
    ['a return by number', ['机器人的目标是多少', '那手机呢', '刚才第一个问题的原文'], '11'],
    ['a place in a list', ['第三部分有哪些措施', '第三个呢'], '13'],
    ['another place in the same list', ['第三部分有哪些措施', '第三个呢', '第五个呢'], '15'],
    ['a narrower subject', ['赋能实体经济有哪些措施', '其中跟电力有关的呢'], '23'],
    ['thanks in between', ['机器人的目标是多少', '谢谢', '那手机呢'], '14'],
    ['a declined turn in between', ['机器人的目标是多少', '补贴多少钱', '回到刚才的机器人'], '11'],
  ])('goes on over %s', async (_, messages, number) => {
    expect(await first(...messages)).toBe(number);
  });

  it('says so where nothing just spoken of has the narrower subject', async () => {
    expect((await talk('机器人有什么支持', '其中跟中小企业有关的呢')).outcome).toBe('no_basis');
  });

  it('ten turns that lean on one another cost little more than one: each is derived once', async () => {
    const long = [
      '机器人的目标是多少',
      ...Array.from({ length: 9 }, (_, at) => (at % 2 ? '那手机呢' : '那电脑呢')),
      '原文',
    ];
    await talk('机器人的目标是多少');
    const { timings } = await talk(...long);
    // Without remembering what was derived, ten turns would be a thousand answers.
    expect(timings.totalMs).toBeLessThan(2000);
  });

  it('a stopped turn leaves no trace: the next one does not see it', async () => {
    const conversationId = 'stopped-turn';
    const turn = (message: string, signal?: AbortSignal): Promise<ChatReply> =>
      yuece().chat({ message, conversationId, asOf: '2025-01-01', ...(signal ? { signal } : {}) });
    await turn('机器人的目标是多少');
    const stop = new AbortController();
    const stopped = turn('那手机呢', stop.signal);
    stop.abort();
    await expect(stopped).rejects.toThrow();
    expect((await turn('原文怎么写的')).citations[0]?.number).toBe('11');
    expect((await yuece().records?.conversation(conversationId, 10))?.map(({ question }) => question)).not.toContain(
      '那手机呢',
    );
  });
});
