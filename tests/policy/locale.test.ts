import { describe, expect, it } from 'vitest';
import type { ChatReply, Locale } from '../../src/answer/chat.js';
import { chatResponse } from '../../src/contract/chat.js';
import type { ClauseId } from '../../src/domain/ids.js';
import { wireReply } from '../../src/wire/wire-reply.js';
import { openSeedYuece } from '../support/seed-yuece.js';

const yuece = openSeedYuece();

const ask = (message: string, locale?: Locale): Promise<ChatReply> =>
  yuece().chat({ message, asOf: '2025-01-01', ...(locale ? { locale } : {}) });
/** What is proven and must not depend on the language. */
const proof = ({ outcome, citations, sentences }: ChatReply) => ({
  outcome,
  citations,
  quotes: sentences.filter(({ kind }) => kind === 'quote'),
});

const QUESTIONS = [
  '智能機械人產業的目標是什麼？',
  'What is the target for the intelligent robot industry?',
  '第13条讲什么',
  '第三部分有哪些措施',
  '企业能拿多少补贴',
  '第46条',
  '这份文件什么时候发布的',
];

describe.each(['zh-Hant', 'en'] as const)('a question in the locale %s', (locale) => {
  it.each(QUESTIONS)('is answered from the same words of the same clauses: %s', async (question) => {
    const reply = await ask(question, locale);
    expect(proof(reply)).toEqual(proof(await ask(question)));
    for (const { clauseId, quote, span } of reply.citations)
      expect(
        yuece()
          .index()
          .clause(clauseId as ClauseId)
          ?.text.slice(...span),
      ).toBe(quote);
    for (const { text } of proof(reply).quotes)
      for (const line of text.split('\n')) expect(reply.markdown).toContain(line);
    expect(chatResponse.safeParse(wireReply(reply)).error).toBeUndefined();
  });

  it('tells the notice in its language, at the start as at the end, and streams what it returns', async () => {
    const heard: string[] = [];
    let notice = '';
    const reply = await yuece().chat(
      { message: '第13条讲什么', locale },
      {
        start: (head) => {
          notice = head.notice;
        },
        delta: (text) => heard.push(text),
      },
    );
    expect(notice).toBe(reply.notice);
    expect(notice).toMatch(locale === 'en' ? /generated automatically/u : /自動生成/u);
    expect(heard.join('')).toBe(reply.markdown);
  });
});

describe('in traditional characters', () => {
  it('the quotation stands as it is and its conversion beneath it', async () => {
    const { markdown } = await ask('智能機械人產業的目標是什麼？', 'zh-Hant');
    expect(markdown).toContain('到2027年，智能机器人产业营业收入达到900亿元。');
    expect(markdown).toContain('（繁體對照：到2027年，智能機器人產業營業收入達到900億元。）');
    expect(markdown).toContain('**政策依據**');
  });

  it('a reply without a quotation has no simplified character left', async () => {
    for (const question of ['你好', '你是誰', '今天天氣怎麼樣', '轉人工']) {
      const reply = await ask(question, 'zh-Hant');
      expect(`${reply.markdown}${reply.notice}`).not.toMatch(
        /[们这对关发务问题标数业说规门电话网为动无应单达证写语请转]/u,
      );
    }
  });
});

describe('in English', () => {
  it('the Chinese quotation is there word for word, with the titles above it in English, marked as unofficial', async () => {
    const { markdown } = await ask('What is the target for the intelligent robot industry?', 'en');
    expect(markdown).toContain('**Conclusion**: 到2027年，智能机器人产业营业收入达到900亿元。[1]');
    expect(markdown).toMatch(/\(Part 3 “[^”]+”, Section 1 “[^”]+”, Measure 11 “[^”]+”, unofficial translation\)/u);
  });

  it('nothing but the words of documents is Chinese', async () => {
    for (const question of ['What can I get as a subsidy amount? 企业能拿多少补贴', '第46条', '医保怎么报销']) {
      const said = (await ask(question, 'en')).sentences.filter(({ kind }) => kind === 'fixed');
      for (const { text } of said) expect(text.replace(/《[^》]*》/gu, '')).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('someone in need is pointed on in English', async () => {
    expect((await ask('我不想活了', 'en')).markdown).toMatch(/12356.*120 or 110/u);
  });
});
