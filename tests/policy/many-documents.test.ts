import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatReply } from '../../src/answer/chat.js';
import { openYuece, type Yuece } from '../../src/assemble.js';
import { copySeedData } from '../support/seed-yuece.js';

const DAY = '2026-11-26';

/** Documents of our own: a province's, two cities' with other figures, one of a newer year, and some that have ended. */
const MADE = [
  {
    id: 'made-province',
    title: '广东省村级水质监测员补贴办法',
    docNumber: '粤水规〔2023〕1号',
    issuer: '广东省水利厅',
    region: '广东省',
    issuedOn: '2023-03-01',
    text: '第一条 为做好村级水质监测工作，制定本办法。\n第二条 村级水质监测员的岗位补贴标准为每人每月200元。\n第三条 村级水质监测员每月取样不少于两次，并在当日送检。\n第四条 本办法自2023年4月1日起施行。',
  },
  {
    id: 'made-city',
    title: '佛山市村级水质监测员管理细则',
    docNumber: '佛水规〔2024〕2号',
    issuer: '佛山市水利局',
    region: '佛山市',
    issuedOn: '2024-02-01',
    text: '第一条 为加强村级水质监测员管理，制定本细则。\n第二条 村级水质监测员的岗位补贴标准为每人每月350元。\n第三条 本细则自2024年3月1日起施行。',
  },
  {
    id: 'made-ended',
    title: '佛山市龙舟竞渡安全管理办法',
    docNumber: '佛府规〔2018〕5号',
    issuer: '佛山市人民政府',
    region: '佛山市',
    issuedOn: '2018-05-01',
    text: '第一条 龙舟竞渡的组织者应当配备救生艇不少于四艘。\n第二条 龙舟竞渡的参赛人员应当穿着救生衣。\n第三条 本办法自2018年6月1日起施行，有效期五年。',
  },
  {
    id: 'made-other-city',
    title: '中山市古树名木认养办法',
    docNumber: '中府规〔2024〕7号',
    issuer: '中山市人民政府',
    region: '中山市',
    issuedOn: '2024-06-01',
    text: '第一条 单位和个人可以认养古树名木，认养期限不少于三年。\n第二条 认养人应当每季度巡查一次所认养的古树名木。\n第三条 本办法自2024年7月1日起施行。',
  },
  {
    id: 'made-office',
    title: '肇庆市失业人员物价补贴发放办法',
    docNumber: '肇人社规〔2024〕3号',
    issuer: '肇庆市人力资源和社会保障局',
    region: '肇庆市',
    issuedOn: '2024-06-01',
    text: '第一条 为做好失业人员物价补贴的发放，制定本办法。\n第二条 失业人员的物价补贴按每人每月45元的标准发放。\n第三条 用人单位扣押失业人员身份证的，由劳动保障监察机构责令退还。\n第四条 本办法自2024年7月1日起施行。',
  },
];

describe('answers where documents of several levels and cities are held', () => {
  let dataDir: string;
  let yuece: Yuece;
  beforeAll(async () => {
    dataDir = copySeedData();
    const file = join(dataDir, 'made.jsonl');
    writeFileSync(file, MADE.map((each) => JSON.stringify({ publishedOn: each.issuedOn, ...each })).join('\n'));
    yuece = await openYuece({ dataDir });
    const { refused } = await yuece.ingest([file], { by: 'test', replace: false });
    expect(refused).toEqual([]);
  });
  afterAll(async () => {
    await yuece.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const ask = (message: string): Promise<ChatReply> => yuece.chat({ message, asOf: DAY });

  it('a city named comes first, then the province, each under its own level', async () => {
    const { citations, markdown } = await ask('佛山的村级水质监测员岗位补贴标准是多少');
    expect(citations[0]?.clauseId).toBe('made-city#2');
    expect(citations.map(({ clauseId }) => clauseId)).toContain('made-province#2');
    const [city, province] = ['佛山市的规定（市级文件）', '广东省的规定（省级文件）'].map((label) =>
      markdown.indexOf(label),
    );
    expect(city).toBeGreaterThan(0);
    expect(province).toBeGreaterThan(city ?? 0);
  });

  it('different figures for one matter are told apart, with level, day and which of them applies', async () => {
    const { sentences, markdown } = await ask('佛山的村级水质监测员岗位补贴标准是多少');
    expect(markdown).toContain('（市级文件，自2024-03-01起施行）');
    expect(markdown).toContain('（省级文件，自2023-04-01起施行）');
    expect(markdown).toContain('只适用于佛山市，在佛山市的按它办理');
    // No sentence holds both figures.
    expect(sentences.filter(({ text }) => text.includes('200元') && text.includes('350元'))).toEqual([]);
    expect(sentences.map(({ text }) => text).join('')).toMatch(/350元[\s\S]*200元|200元[\s\S]*350元/u);
  });

  it('what is said of another matter is no contradiction', async () => {
    const { markdown } = await ask('村级水质监测员每月取样几次');
    expect(markdown).toContain('不少于两次');
    expect(markdown).not.toContain('规定不同');
  });

  it("a city's rule for a question without a place is said to be that city's", async () => {
    const { citations, sentences } = await ask('古树名木认养期限是多久');
    expect(citations[0]?.clauseId).toBe('made-other-city#1');
    expect(sentences[0]?.text).toBe('以下是中山市的规定，只适用于中山市。');
  });

  it('what only an ended document answers is no answer: that it ended is said, and nothing of what it laid down', async () => {
    const { outcome, markdown, sentences } = await ask('龙舟竞渡的组织者要配备几艘救生艇');
    expect(outcome).toBe('no_basis');
    expect(markdown).toContain('《佛山市龙舟竞渡安全管理办法》第一条有相近的规定');
    expect(markdown).toContain('有效期的最后一天是2023-05-31');
    expect(sentences.map(({ text }) => text).join('')).not.toContain('四艘');
  });

  it('what is turned away for want of documents is answered where one lays it down', async () => {
    // 扣押身份证 is a quarrel that no policy on AI settles; here a document says who sees to it.
    const { outcome, citations } = await ask('用人单位扣押失业人员身份证，由谁责令退还');
    expect(outcome).toBe('answered');
    expect(citations[0]?.clauseId).toBe('made-office#3');
    const paid = await ask('肇庆失业人员物价补贴每月发多少钱');
    expect(paid.citations[0]?.clauseId).toBe('made-office#2');
  });

  it('what no document lays down is turned away as ever, and what is urgent before all', async () => {
    expect((await ask('帮我写一篇关于失业的作文')).outcome).toBe('no_basis');
    expect((await ask('我和老板打官司能赢吗')).citations).toEqual([]);
    expect((await ask('家里着火了，快来人')).outcome).toBe('handoff');
  });

  it('the seed answers as it does alone', async () => {
    const { citations, sentences } = await ask('2027年算力规模目标是多少');
    expect(citations[0]?.documentId).toBe('yuebanhan-2024-88');
    expect(sentences.map(({ text }) => text).join('')).not.toMatch(/只适用于|规定不同|有相近的规定，但/u);
  });
});
