import { describe, expect, it } from 'vitest';
import type { ChatReply, Locale } from '../../src/answer/chat.js';
import { openSeedYuece } from '../support/seed-yuece.js';

const yuece = openSeedYuece();
const ask = (message: string, locale: Locale = 'zh-Hans'): Promise<ChatReply> =>
  yuece().chat({ message, asOf: '2025-01-01', locale });
const cited = (reply: ChatReply): readonly string[] => reply.citations.map(({ number }) => number).sort();

describe('comparisons on the seed policy', () => {
  it.each([
    ['机器人和家电哪个目标大', '“1.9万亿元”高于', ['11', '17']],
    ['手机和电脑产量差多少', '“1亿台以上”高于', ['14', '15']],
    ['机器人和高端装备的营收目标哪个高', '“3800亿元”高于', ['11', '12']],
  ])('%s: both sides cited, the larger named', async (message, words, clauses) => {
    const reply = await ask(message);
    expect(reply.outcome).toBe('answered');
    expect(reply.sentences[0]?.text).toContain(words);
    expect(cited(reply)).toEqual(clauses);
  });

  it.each([
    ['新能源汽车和手机的产量哪个大', ['13', '14']],
    ['机器人和智能软件的目标哪个大', ['11', '3']],
    ['2025年和2027年算力目标差多少', ['一']],
  ])('%s: unlike figures are given and not compared', async (message, clauses) => {
    const reply = await ask(message);
    expect(reply.sentences[0]?.text).toContain('不能直接比较');
    expect(cited(reply)).toEqual(clauses);
  });

  it('a side without a figure is said to have none', async () => {
    const reply = await ask('芯片同软件边个营收目标高');
    expect(reply.outcome).toBe('partial');
    expect(reply.sentences[0]?.text).toContain('没有写明数字');
    expect(cited(reply)).toEqual(['1', '3']);
  });

  it('a difference is never worked out', async () => {
    const reply = await ask('手机和电脑产量差多少');
    expect(reply.markdown).toContain('不另作推算');
    expect(reply.markdown).not.toMatch(/7000万|0\.7亿/u);
  });

  it('is said in English with the figures as they stand', async () => {
    const { sentences } = await ask('Which target is larger, robots or high-end equipment?', 'en');
    expect(sentences[0]?.text).toContain('“3800亿元” in Measure 12');
  });
});
