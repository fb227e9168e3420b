import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatReply } from '../../src/answer/chat.js';
import { openYuece, type Yuece } from '../../src/assemble.js';
import { openSeedYuece } from '../support/seed-yuece.js';

const DAY = '2026-11-26';

describe('a policy that is known and whose text is not collected', () => {
  const yuece = openSeedYuece();
  const ask = (message: string) => yuece().chat({ message, asOf: DAY });

  it.each([
    ['by its number', '国发〔2025〕11号说了什么', '国务院关于深入实施“人工智能+”行动的意见'],
    ['by its title', '《新一代人工智能发展规划》提了哪些目标', '新一代人工智能发展规划'],
    ['by a title without brackets', '生成式人工智能服务管理暂行办法对备案怎么规定', '生成式人工智能服务管理暂行办法'],
    ['a law by its usual name', '网络安全法还有效吗', '中华人民共和国网络安全法'],
    ['a law and an article of it', '数据安全法第三条', '中华人民共和国数据安全法'],
  ])('named %s, is said to exist, first, and no_basis', async (_how, question, title) => {
    const { outcome, sentences } = await ask(question);
    expect(outcome).toBe('no_basis');
    expect(sentences[0]).toMatchObject({ kind: 'fixed', citations: [] });
    expect(sentences[0]?.text).toContain(`《${title}》的正文未收录`);
  });

  it('is told with number, issuer, day and official address, then the nearest clause and the channel', async () => {
    const { sentences, citations, markdown } = await ask('国发〔2025〕11号说了什么');
    const said = sentences.map(({ text }) => text).join('\n');
    for (const fact of ['国发〔2025〕11号', '国务院', '2025-08-21', 'https://www.gov.cn/'])
      expect(said).toContain(fact);
    expect(citations[0]?.documentId).toBe('yuebanhan-2024-88');
    expect(markdown.indexOf('正文未收录')).toBeLessThan(markdown.indexOf('相近条款'));
    expect(said).toContain('12345');
    // Nothing is quoted but what is collected.
    expect(new Set(citations.map(({ documentId }) => documentId))).toEqual(new Set(['yuebanhan-2024-88']));
  });

  it('that is a draft is said to be one', async () => {
    const { sentences } = await ask('《深圳市打造人工智能先锋城市的若干措施（征求意见稿）》里有什么补贴');
    expect(sentences.map(({ text }) => text).join('')).toContain('是征求意见稿，还没有正式发布');
  });

  it('changes nothing for a question that names none', async () => {
    const { sentences } = await ask('2027年算力规模目标是多少');
    expect(sentences.map(({ text }) => text).join('')).not.toContain('未收录');
  });
});

describe('a collected document that does not bind', () => {
  let dataDir: string;
  let opened: Yuece;
  const line = (title: string, docNumber: string, issuedOn: string, text: string) =>
    JSON.stringify({
      id: `made-${issuedOn}`,
      title,
      docNumber,
      issuedOn,
      publishedOn: issuedOn,
      issuer: '某市人民政府',
      text,
    });
  const OLD = '某市无人机巡查管理办法';
  const GONE = '某市冰雪运动场馆开放规定';
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'yuece-test-'));
    const file = join(dataDir, 'two.jsonl');
    writeFileSync(
      file,
      [
        line(
          OLD,
          '某府规〔2019〕3号',
          '2019-03-01',
          '第一条 无人机巡查由市应急管理局组织实施。\n第二条 巡查每季度不少于两次。\n第三条 本办法自2019年4月1日起施行。',
        ),
        line(
          OLD,
          '某府规〔2024〕8号',
          '2024-05-01',
          `第一条 无人机巡查由市城市管理局组织实施。\n第二条 巡查每月不少于一次。\n第三条 本办法自2024年6月1日起施行，《${OLD}》（某府规〔2019〕3号）同时废止。`,
        ),
        line(
          GONE,
          '某府规〔2018〕5号',
          '2018-11-20',
          '第一条 冰雪运动场馆每周免费开放一天。\n第二条 本规定自2018年12月1日起施行，有效期5年。',
        ),
      ].join('\n'),
    );
    opened = await openYuece({ dataDir: join(dataDir, 'data') });
    expect((await opened.ingest([file], { replace: false })).refused).toEqual([]);
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const ask = (message: string, asOf = DAY): Promise<ChatReply> => opened.chat({ message, asOf });
  const said = ({ sentences }: ChatReply): readonly string[] => sentences.map(({ text }) => text);

  it('says with the sentence that says so that it has expired', async () => {
    const reply = await ask(`《${GONE}》还有效吗`);
    expect(reply.outcome).toBe('answered');
    expect(said(reply)[0]).toBe(`《${GONE}》已经过了有效期，有效期的最后一天是2023-11-30，现在不能作为依据。`);
    expect(reply.citations.some(({ quote }) => quote.includes('有效期5年'))).toBe(true);
  });

  it('says so first, whatever else is asked of it', async () => {
    const reply = await ask(`《${GONE}》规定每周免费开放几天`);
    expect(said(reply)[0]).toContain('已经过了有效期');
    expect(reply.citations.every(({ validity }) => validity === 'expired')).toBe(true);
    const before = await ask(`《${GONE}》规定每周免费开放几天`, '2020-01-01');
    expect(said(before).join('')).not.toContain('有效期的最后一天');
  });

  it('says what has replaced it, in the words of what did', async () => {
    const reply = await ask('某府规〔2019〕3号被什么替代了');
    expect(said(reply).slice(0, 2)).toEqual([
      `《${OLD}》已被新的文件替代，最后有效的一天是2024-05-31，现在不能作为依据。`,
      `替代它的是《${OLD}》（某府规〔2024〕8号）。`,
    ]);
    expect(reply.citations[0]?.quote).toContain('同时废止');
    expect(reply.citations[0]?.docNumber).toBe('某府规〔2024〕8号');
  });
});
