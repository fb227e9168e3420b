import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { readFirstDay, readLastDay } from '../../src/ingest/read-binding-days.js';
import { isDateLine, readDay } from '../../src/ingest/read-dates.js';
import { readMetadata } from '../../src/ingest/read-metadata.js';

const read = (text: string, source: Partial<SourceDocument> = {}): PolicyDocument => {
  const whole: SourceDocument = { id: null, origin: 'x.txt', format: 'text', text, stated: {}, ...source };
  const document = readMetadata(text, whole, createPinyinRomanizer());
  if (!document) throw new Error('no id');
  return document;
};

describe('the facts of a document', () => {
  it('are those stated beside the text where both state them', () => {
    const text = '关于修路的通知\n某府〔2024〕1号\n各镇街：\n一、甲\n二、乙';
    expect(
      read(text, { stated: { title: '修路通知', docNumber: '某府[2024]09号', issuedOn: '2024-03-01' } }),
    ).toMatchObject({
      id: 'moufu-2024-9',
      title: '修路通知',
      docNumber: '某府〔2024〕9号',
      issuedOn: '2024-03-01',
    });
  });

  it('do not take the number of a cited document for its own', () => {
    expect(
      read('关于修路的通知\n根据《某办法》（某府〔2023〕5号）规定，通知如下。\n一、甲\n二、乙').docNumber,
    ).toBeNull();
  });

  it('take the number of a text that lost its lines', () => {
    expect(read('关于污染防治资金的通知 财资环〔2020〕3号 各省、自治区财政厅： 一、甲。').docNumber).toBe(
      '财资环〔2020〕3号',
    );
  });

  it('make an id of 文号, else of title and version, so that two versions differ', () => {
    const law = '某市河道条例\n第一条 甲。\n第二条 乙。';
    expect(read(law, { origin: '河道条例(2019-04-23).md' }).id).toBe('moushihedaotiaoli-2019-04-23');
    expect(read(law, { origin: '河道条例(2024-01-01).md' }).id).toBe('moushihedaotiaoli-2024-01-01');
    expect(read(law).id).toBe('moushihedaotiaoli');
  });

  it('hold the attachments that the page links to', () => {
    const attachments = [{ name: '申报书', url: 'https://example.gov.cn/1.docx' }];
    expect(read('关于修路的通知\n一、甲\n二、乙', { attachments }).attachments).toEqual(attachments);
    expect(read('关于修路的通知\n一、甲\n二、乙', { attachments: [] })).not.toHaveProperty('attachments');
  });

  it('have no id where there is no word to make one of', () => {
    const source: SourceDocument = { id: null, origin: 'x', format: 'text', text: '。。。', stated: {} };
    expect(readMetadata('。。。', source, createPinyinRomanizer())).toBeNull();
  });

  it('do not give a provincial statute the name that the national one has', () => {
    expect(read('广东省优化营商环境条例\n第一条 甲。\n第二条 乙。').aliases).toEqual([]);
    expect(read('中华人民共和国密码法\n第一条 甲。\n第二条 乙。').aliases).toEqual(['密码法']);
    expect(read('中华人民共和国刑法\n第一条 甲。\n第二条 乙。').aliases).toEqual(['刑法']);
  });
});

describe('the place of a document', () => {
  it.each([
    ['中共广州市天河区委统战部', '广州市天河区支持港澳青年创新创业实施办法', '广州市', '区'],
    ['中共深圳市委办公厅', '关于某事的意见', '深圳市', '市'],
    ['中共广东省委', '关于某事的意见', '广东省', '省'],
    ['中共中央', '关于某事的意见', null, '国家'],
  ])('of %s is the government’s whose party committee it is', (issuer, title, region, level) => {
    const text = '一、推进某事。\n二、做好某事。';
    expect(read(text, { stated: { title, issuer } })).toMatchObject({ region, level });
  });
});

describe('days', () => {
  it.each([
    ['2024年5月6日', '2024-05-06'],
    ['2024-5-6', '2024-05-06'],
    ['二〇二四年十月二十六日', '2024-10-26'],
    ['2024年13月1日', null],
    ['5月6日', null],
  ])('read %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it('tell a date below a signature from one in a sentence', () => {
    expect(isDateLine('2024年5月6日')).toBe(true);
    expect(isDateLine('2024年5月6日通过')).toBe(false);
  });

  it.each([
    ['本办法自2024年5月6日起施行。', '2024-05-06'],
    ['本办法自公布之日起施行。', '2024-01-01'],
    ['本措施自印发之日起实施，有效期3年。', '2024-01-01'],
    ['《旧办法》自2010年1月1日起施行。', null],
    ['本法自2008年1月1日起施行。《旧法》自1991年7月1日起施行。', '2008-01-01'],
    ['许可自2024年5月6日起算。', null],
    ['本规定自公布之日起30日后施行。', '2024-02-01'],
    ['本规定自公布之日起六个月后施行。', '2024-07-02'],
    ['本规定自公布之日起30个工作日后施行。', null],
    ['本办法自2019年2月1日实施，有效期5年。', '2019-02-01'],
    ['本办法从2024年5月6日起试行。', '2024-05-06'],
  ])('find when it takes effect: %s', (text, day) => {
    expect(readFirstDay(text, '2024-01-01')?.day ?? null).toBe(day);
  });

  it.each([
    ['本措施自印发之日起施行，有效期3年。', '2026-12-31'],
    ['本办法有效期至2027年12月31日。', '2027-12-31'],
    ['本通知自2024年1月1日起施行，有效期五年。', '2028-12-31'],
    ['本细则自发布之日起试行，试行期6个月。', '2024-06-30'],
    ['本措施有效期5年，至2028年6月30日。', '2028-06-30'],
    ['本政策实施期限为2024年1月1日至2026年12月31日。', '2026-12-31'],
    ['本措施实施期限为2024—2026年。', '2026-12-31'],
    ['本办法自2024年1月1日起施行，至2025年6月30日止。', '2025-06-30'],
    ['本办法自2024年1月1日起试行两年。', '2025-12-31'],
    ['本通知自印发之日起施行，有效期至2025年3月1日止。', '2025-03-01'],
    ['许可证有效期为五年。', null],
    ['本通知所列项目申报截止时间为2024年5月1日。', null],
    ['证书自发放之日起生效，有效期3年。', null],
    ['本办法有效期届满前评估。', null],
    ['本办法为暂行办法，自印发之日起施行。', null],
  ])('find when it ends: %s', (text, day) => {
    expect(readLastDay(text, '2024-01-01')?.day ?? null).toBe(day);
  });
});

describe('a draft', () => {
  it.each([
    ['某市路灯办法（征求意见稿）', 'draft'],
    ['某市路灯条例（修订草案征求意见稿）', 'draft'],
    ['关于公开征求《某市路灯办法》意见的公告', 'draft'],
    ['某市路灯条例（草案）', 'draft'],
    ['某市路灯办法（试行）', null],
    ['某市重大行政决策征求意见办法', null],
    ['某市预算草案编制办法', null],
  ])('is told by its title: %s', (title, status) => {
    expect(read(`${title}\n第一条 甲。\n第二条 乙。`, { stated: { title } }).status).toBe(status);
  });

  it('is told by the line below its title', () => {
    expect(read('某市路灯办法\n（征求意见稿）\n第一条 甲。\n第二条 乙。').status).toBe('draft');
  });
});

describe('where a fact was found', () => {
  const text =
    '某市路灯办法\n某府〔2024〕7号\n第一条 甲。\n第二条 本办法自2024年5月1日起施行，有效期3年。《旧路灯办法》同时废止。\n某市城管局\n2024年4月20日';

  it('is the words of the text that say it, verbatim', () => {
    const { factSources } = read(text);
    const quotes = Object.fromEntries(factSources.map(({ fact, quote }) => [fact, quote]));
    expect(quotes).toMatchObject({
      docNumber: '某府〔2024〕7号',
      issuedOn: '2024年4月20日',
      effectiveOn: '第二条 本办法自2024年5月1日起施行，有效期3年',
      expiresOn: '第二条 本办法自2024年5月1日起施行，有效期3年',
      supersedes: '《旧路灯办法》同时废止',
    });
    for (const { quote } of factSources) if (quote !== null) expect(text).toContain(quote);
  });

  it('is beside the text where it was stated there', () => {
    const { factSources } = read(text, { stated: { issuer: '某局' } });
    expect(factSources.find(({ fact }) => fact === 'issuer')).toEqual({
      fact: 'issuer',
      origin: 'beside',
      quote: null,
    });
  });

  it('takes a page put up long after for a reprint: its day is not that of 印发之日', () => {
    const days = (publishedOn: string) =>
      read('某市路灯办法\n第一条 甲。\n第二条 本办法自印发之日起施行。', {
        stated: { issuedOn: '2024-07-26', publishedOn },
      }).effectiveOn;
    expect(days('2024-08-10')).toBe('2024-08-10');
    expect(days('2024-09-12')).toBe('2024-07-26');
  });
});

describe('whose a document is', () => {
  const whose = (text: string, publisher: string) => {
    const { region, level } = read(text, { stated: { publisher } });
    return [region, level];
  };
  const OWN = '灵活就业人员参保简介\n第一条 甲。';

  it('is said by the site that carries it where neither issuer nor title says', () => {
    expect(whose(OWN, '广州市人民政府门户网站')).toEqual(['广州市', '市']);
    expect(whose(OWN, '广州市天河区人民政府门户网站')).toEqual(['广州市', '区']);
    expect(whose(OWN, '某新闻网')).toEqual([null, null]);
  });

  it('is not the site’s where it reprints what is of the nation or the province', () => {
    expect(whose('中华人民共和国密码法\n第一条 甲。', '广州市人民政府门户网站')).toEqual([null, '国家']);
    expect(whose('广东多项医保新措1月1日起实施\n第一条 甲。', '广州市人民政府门户网站')).toEqual(['广东省', '省']);
  });
});
