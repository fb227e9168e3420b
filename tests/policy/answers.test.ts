import { beforeAll, describe, expect, it } from 'vitest';
import type { ChatReply } from '../../src/answer/chat.js';
import { printChineseNumeral } from '../../src/domain/chinese-numeral.js';
import type { Clause } from '../../src/domain/clause.js';
import type { DocumentId } from '../../src/domain/ids.js';
import { openSeedYuece } from '../support/seed-yuece.js';

const yuece = openSeedYuece();
let measures: readonly Clause[];
beforeAll(async () => {
  measures = yuece()
    .index()
    .clausesOf('yuebanhan-2024-88' as DocumentId)
    .filter((clause) => clause.kind === 'measure');
});

const ask = (message: string, ...earlier: string[]): Promise<ChatReply> =>
  yuece().chat({ message, history: earlier.map((content) => ({ role: 'user', content })), asOf: '2025-01-01' });
const cited = (reply: ChatReply): readonly string[] => reply.citations.map((citation) => citation.number);

describe('on the seed policy', () => {
  it('every measure is found by its number in every writing, with no search', async () => {
    for (const { number } of measures) {
      const numeral = printChineseNumeral(Number(number));
      for (const question of [
        `第${number}条`,
        `第${numeral}条讲什么`,
        `88号文第${number}项措施`,
        `measure ${number}`,
      ]) {
        const reply = await ask(question);
        expect([question, cited(reply)[0]]).toEqual([question, number]);
        expect(reply.timings.retrieveMs).toBe(0);
      }
    }
  });

  it('every measure is found by its title', async () => {
    for (const { number, heading } of measures)
      expect([heading, cited(await ask(`${heading}有什么内容`))[0]]).toEqual([heading, number]);
  });

  it('no number beyond the last is invented, and the true count is told', async () => {
    for (const number of ['第0条', '第46条', '第五十条', '第100条']) {
      const reply = await ask(`${number}规定了什么`);
      expect(reply.outcome).toBe('no_basis');
      expect(reply.markdown).toContain('共有45条');
    }
  });

  it('the 2025 figures are targets: that they are reached is never affirmed', async () => {
    const reply = await ask('广东2025年算力已经超过40EFLOPS了吗');
    expect(reply.outcome).toBe('no_basis');
    expect(reply.markdown).toContain('没有写实际完成的情况');
  });

  it('700 green factories have no deadline, and none is lent to them', async () => {
    const reply = await ask('绿色工厂700家有没有写完成期限');
    expect(
      reply.sentences
        .filter(({ kind }) => kind !== 'fixed')
        .some(({ text }) => /20\d\d年/u.test(text) && text.includes('700家')),
    ).toBe(false);
  });

  it('the year asked about decides which of two figures is told first', async () => {
    expect((await ask('2025年算力规模目标')).sentences[0]?.text).toContain('40EFLOPS');
    expect((await ask('2027年算力规模目标')).sentences[0]?.text).toContain('60EFLOPS');
  });

  it.each([
    '88号文补贴多少钱一家',
    '申报截止日期是什么时候',
    '省工信厅电话多少',
    '需要准备什么材料',
    '浙江省的目标是多少',
    '2035年手机产量目标',
  ])('“%s” is not in the document: it says so and where to ask', async (question) => {
    const reply = await ask(question);
    expect(reply.outcome).toBe('no_basis');
    expect(reply.markdown).toContain('12345');
  });

  it('a premise that the document does not bear out is not repeated as its own', async () => {
    const reply = await ask('文件规定每家机器人企业奖励800万元，怎么领');
    expect(reply.sentences.some(({ text }) => text.includes('800'))).toBe(false);
  });

  it('follow-ups carry the question over, step by step', async () => {
    expect(cited(await ask('那手机呢', '机器人产业的目标是多少'))[0]).toBe('14');
    expect(cited(await ask('下一条呢', '第13条讲什么'))[0]).toBe('14');
    expect(cited(await ask('原文怎么写的', '医院能用上人工智能吗'))[0]).toBe('25');
    expect(cited(await ask('它的产量目标是多少', '人工智能计算机有什么政策'))[0]).toBe('15');
  });

  it('one question in six scripts finds one clause', async () => {
    for (const question of [
      '新能源汽车年产量目标',
      '新能源車年產量目標係幾多',
      'xinnengyuan qiche nianchanliang mubiao',
      'new energy vehicle annual output target',
      '新能原汽车年产量目标',
      '新能源汽车年产量目标是多少呀，麻烦您了',
    ]) {
      expect([question, cited(await ask(question))[0]]).toEqual([question, '13']);
    }
  });

  it('personal data is masked before anything else sees it, and the person is told', async () => {
    const reply = await ask('我的身份证440100199001011234，养老有什么智能产品');
    expect(JSON.stringify(reply)).not.toContain('440100199001011234');
    expect(reply.markdown).toContain('已在处理前隐去');
  });

  it('every citation is its span of the clause, word for word, whatever is asked', async () => {
    for (const question of ['列出所有目标', '第三部分有哪些措施', '养老', '谁发布的', '第11至13条']) {
      for (const citation of (await ask(question)).citations) {
        expect(
          yuece()
            .index()
            .clause(citation.clauseId)
            ?.text.slice(...citation.span),
        ).toBe(citation.quote);
      }
    }
  });
});
